import type { Scope } from '@romashka/model/govern';

/**
 * The condition that every question to the facts engine about events or answers begins with: of the
 * workspace and, for who is bound to units, of what happened in these. Its values go into `params`.
 * @param table the name that the facts have in the statement, where it joins others
 */
export function scopeSql(scope: Scope, params: Record<string, unknown>, table = ''): string {
  const of = table === '' ? '' : `${table}.`;
  params['workspace'] = scope.workspace;
  const here = `${of}workspace = {workspace:UInt32}`;
  if (scope.units === null) return here;
  const lists = inLists([...scope.units]).map((list, index) => {
    params[`scopeUnits${index}`] = list;
    return `${of}unit IN {scopeUnits${index}:Array(String)}`;
  });
  return `${here} AND ${lists.length === 1 ? lists.join('') : `(${lists.join(' OR ')})`}`;
}

/** ClickHouse takes 128 KiB of one value. */
const LIST_BYTES = 100_000;

/** Units in lists of which each is short enough for a value; at least one, be it empty. */
function inLists(units: readonly string[]): string[][] {
  let list: string[] = [];
  const lists = [list];
  let bytes = 0;
  for (const unit of units) {
    // Quotes, a comma, and a backslash before each sign that needs one.
    const more = 3 + 2 * Buffer.byteLength(unit);
    if (bytes + more > LIST_BYTES && list.length > 0) {
      list = [];
      lists.push(list);
      bytes = 0;
    }
    bytes += more;
    list.push(unit);
  }
  return lists;
}
