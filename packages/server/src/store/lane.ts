import type { WorkspaceId } from '@romashka/model/kernel';
import { sql } from 'kysely';
import type { Rows } from './database.ts';

/** Holds the lane until the transaction ends and gives the number of a new batch: who changes persons outside the intake does it here. */
export async function takeLane(rows: Rows, workspace: WorkspaceId): Promise<{ readonly batch: number }> {
  const { rows: found } = await sql<{
    batch: number;
  }>`insert into lane (workspace, lane, batch) values (${workspace}, 0, 1)
    on conflict (workspace, lane) do update set batch = lane.batch + 1 returning batch`.execute(rows);
  const [row] = found;
  if (row === undefined) throw new Error('the lane gave no batch number');
  return row;
}
