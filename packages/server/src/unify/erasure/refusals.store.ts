import type { WorkspaceId } from '@romashka/model/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { Database, Rows } from '../../store/database.ts';
import { namesOneOf } from './naming-texts.ts';

const PAGE = 200;

/** Rows that were refused, at the door or by an import, with the text they are kept with. */
interface Refused {
  /** Where the row is; good within one transaction that holds nothing up. */
  readonly place: string;
  readonly text: string;
}

/** How many rows of each table went. */
export interface RefusalsRemoved extends Readonly<Record<string, number>> {
  readonly rejected: number;
  readonly import_rejected: number;
}

/** Deletes what was refused and names one of the identities. */
export async function forgetRefusedOf(
  rows: Rows,
  workspace: number,
  identities: readonly string[],
): Promise<RefusalsRemoved> {
  const ids = sql`${identities}::uuid[]`;
  const rejected = await rows
    .deleteFrom('rejected')
    .where('workspace', '=', workspace)
    .where(sql<boolean>`identities && ${ids}`)
    .executeTakeFirst();
  const importRejected = await rows
    .deleteFrom('import_rejected')
    .where('workspace', '=', workspace)
    .where(sql<boolean>`identities && ${ids}`)
    .executeTakeFirst();
  return {
    rejected: Number(rejected.numDeletedRows),
    import_rejected: Number(importRejected.numDeletedRows),
  };
}

/**
 * Deletes what was refused and holds one of the texts: a message without an id can still carry an
 * address. In transactions of its own and before the ids are gone, so that after a crash it can be
 * asked for again.
 */
export async function forgetRefusedNaming(
  database: Database,
  workspace: WorkspaceId,
  texts: readonly string[],
): Promise<RefusalsRemoved> {
  if (texts.length === 0) return { rejected: 0, import_rejected: 0 };
  const forget = (table: RawBuilder<unknown>, place: RawBuilder<unknown>, text: RawBuilder<unknown>) =>
    forgetNaming(database, workspace, texts, { table, place, text });
  return {
    rejected: await forget(sql`rejected`, sql`id::text`, sql`body`),
    import_rejected: await forget(sql`import_rejected`, sql`import::text || ' ' || line`, sql`content`),
  };
}

async function forgetNaming(
  database: Database,
  workspace: WorkspaceId,
  texts: readonly string[],
  from: {
    readonly table: RawBuilder<unknown>;
    readonly place: RawBuilder<unknown>;
    readonly text: RawBuilder<unknown>;
  },
): Promise<number> {
  const { table, place, text } = from;
  let removed = 0;
  let after = '';
  for (;;) {
    const page = await database.inWorkspace(workspace, async (rows) => {
      const { rows: found } = await sql<Refused>`select ${place} as place, ${text} as text from ${table}
        where workspace = ${workspace} and ${place} > ${after}
          and exists (select from unnest(${texts}::text[]) as wanted(word) where strpos(lower(${text}), word) > 0)
        order by 1 limit ${PAGE}`.execute(rows);
      const doomed = found.filter((row) => namesOneOf(row.text, texts)).map((row) => row.place);
      if (doomed.length > 0)
        await sql`delete from ${table} where workspace = ${workspace} and ${place} = any(${doomed}::text[])`.execute(
          rows,
        );
      removed += doomed.length;
      return found;
    });
    after = page.at(-1)?.place ?? after;
    if (page.length < PAGE) return removed;
  }
}
