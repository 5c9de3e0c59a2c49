import type { ImportMap } from './import-map.ts';
import type { TimeRule } from './time-rule.ts';

/** Every column that a map speaks of, once. */
export function columnsOfMap(map: ImportMap): readonly string[] {
  const columnOf = (rule: TimeRule | undefined): string[] =>
    rule !== undefined && 'column' in rule ? [rule.column] : [];
  const ofRoles = Object.values(map.columns)
    .flat()
    .flatMap((role) => (role.kind === 'answer' || role.kind === 'events' ? columnOf(role.time) : []));
  return [...new Set([...Object.keys(map.columns), ...columnOf(map.time), ...ofRoles])];
}
