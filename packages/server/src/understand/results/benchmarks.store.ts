import type { BenchmarkView } from '@romashka/model/contract';
import type { Rows } from '../../store/database.ts';

/** What response rates are held against, by channel. */
export async function listBenchmarks(rows: Rows): Promise<BenchmarkView[]> {
  const found = await rows.selectFrom('response_benchmark').selectAll().orderBy('channel').execute();
  return found.map(({ channel, share, source, updated_at, updated_by }) => ({
    channel,
    share,
    source,
    updatedAt: new Date(updated_at).toISOString(),
    updatedBy: updated_by,
  }));
}

/** States the benchmark of a channel, or takes it away where `share` is null. */
export async function setBenchmark(
  rows: Rows,
  workspace: number,
  channel: string,
  said: { readonly share: number | null; readonly source: string; readonly by: string; readonly at: Date },
): Promise<void> {
  if (said.share === null) {
    await rows.deleteFrom('response_benchmark').where('channel', '=', channel).execute();
    return;
  }
  const row = { share: said.share, source: said.source, updated_at: said.at, updated_by: said.by };
  await rows
    .insertInto('response_benchmark')
    .values({ workspace, channel, ...row })
    .onConflict((conflict) => conflict.columns(['workspace', 'channel']).doUpdateSet(row))
    .execute();
}
