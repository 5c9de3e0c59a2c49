import type { MetricDefinition } from '@romashka/model/understand';
import type { Rows } from '../../store/database.ts';

/** A metric that was defined here. */
export interface DefinedMetric {
  readonly key: string;
  readonly content: MetricDefinition;
  readonly updated_at: Date;
  readonly updated_by: string;
}

export const listMetrics = (rows: Rows): Promise<DefinedMetric[]> =>
  rows.selectFrom('metric').select(['key', 'content', 'updated_at', 'updated_by']).orderBy('key').execute();

export const findMetric = (rows: Rows, key: string): Promise<DefinedMetric | undefined> =>
  rows
    .selectFrom('metric')
    .select(['key', 'content', 'updated_at', 'updated_by'])
    .where('key', '=', key)
    .executeTakeFirst();

export async function saveMetric(rows: Rows, workspace: number, metric: DefinedMetric): Promise<void> {
  const row = { ...metric, content: JSON.stringify(metric.content) };
  await rows
    .insertInto('metric')
    .values({ workspace, ...row })
    .onConflict((conflict) => conflict.columns(['workspace', 'key']).doUpdateSet(row))
    .execute();
}

/** Removes a metric; false where there is none. */
export async function deleteMetric(rows: Rows, key: string): Promise<boolean> {
  const gone = await rows.deleteFrom('metric').where('key', '=', key).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
