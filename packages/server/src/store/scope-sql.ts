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
  params['scopeUnits'] = [...scope.units];
  return `${here} AND ${of}unit IN {scopeUnits:Array(String)}`;
}
