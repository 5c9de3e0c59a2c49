import pg from 'pg';

/** A table of the state engine as a backup sees it. */
export interface StateTable {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
  /** True where each row belongs to a workspace and is seen only by naming it. */
  readonly ofWorkspace: boolean;
  /** True where row-level security binds the owner of the table too. */
  readonly forced: boolean;
  /** Columns that the engine numbers by itself. */
  readonly numbered: readonly string[];
  /** Tables that rows of this one refer to, as `schema.table`. */
  readonly refersTo: readonly string[];
}

/** What the migrations of the product make. The queue of jobs is not there: its jobs follow from the tables. */
const SCHEMAS = ['public', 'auth'];
const LEFT_OUT = ['romashka_migration'];

const CATALOG = `
  SELECT n.nspname AS schema, c.relname AS "table", c.relforcerowsecurity AS forced, c.relrowsecurity AS secured,
    (SELECT coalesce(array_agg(a.attname::text ORDER BY a.attnum), '{}') FROM pg_attribute a
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
    (SELECT coalesce(array_agg(a.attname::text), '{}') FROM pg_attribute a
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        AND pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) IS NOT NULL) AS numbered,
    (SELECT coalesce(array_agg(DISTINCT fn.nspname || '.' || fc.relname), '{}') FROM pg_constraint k
      JOIN pg_class fc ON fc.oid = k.confrelid JOIN pg_namespace fn ON fn.oid = fc.relnamespace
      WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS refers_to
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND n.nspname = ANY($1) AND NOT c.relname = ANY($2)
  ORDER BY n.nspname, c.relname`;

interface CatalogRow {
  readonly schema: string;
  readonly table: string;
  readonly forced: boolean;
  readonly secured: boolean;
  readonly columns: string[];
  readonly numbered: string[];
  readonly refers_to: string[];
}

/**
 * Every table of the state engine, those that others refer to first. Read from the catalog, so that a
 * new table is in the next backup. Fails for a secured table whose rows it would not know how to see.
 */
export async function stateTables(client: pg.Client): Promise<StateTable[]> {
  const { rows } = await client.query<CatalogRow>(CATALOG, [SCHEMAS, LEFT_OUT]);
  const tables = rows.map((row) => {
    const ofWorkspace = row.columns.includes('workspace');
    if (row.secured && !ofWorkspace && row.table !== 'workspace')
      throw new Error(`The table ${row.table} hides its rows by something else than a workspace.`);
    const { schema, table, columns, forced, numbered } = row;
    return { schema, table, columns, ofWorkspace, forced, numbered, refersTo: row.refers_to };
  });
  return inOrder(tables);
}

/** The table's name as SQL writes it. */
export const nameOf = ({ schema, table }: Pick<StateTable, 'schema' | 'table'>): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`;

export const columnsOf = ({ columns }: Pick<StateTable, 'columns'>): string =>
  columns.map((column) => pg.escapeIdentifier(column)).join(', ');

/**
 * The rows of a table that a backup holds, of one workspace where the table has such. What the facts
 * engine has already is not needed of the outbox.
 */
export function rowsWhere(table: StateTable, workspace: number | null): string {
  const conditions = [
    ...(table.ofWorkspace && workspace !== null ? [`workspace = ${Number(workspace)}`] : []),
    ...(table.schema === 'public' && table.table === 'outbox' ? ['shipped_at IS NULL'] : []),
  ];
  return conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
}

function inOrder(tables: readonly StateTable[]): StateTable[] {
  const ordered: StateTable[] = [];
  const done = new Set<string>();
  let left = [...tables];
  while (left.length > 0) {
    const ready = left.filter((table) => table.refersTo.every((name) => done.has(name)));
    if (ready.length === 0) throw new Error('The tables refer to each other in a circle.');
    for (const table of ready) done.add(`${table.schema}.${table.table}`);
    ordered.push(...ready);
    left = left.filter((table) => !ready.includes(table));
  }
  return ordered;
}
