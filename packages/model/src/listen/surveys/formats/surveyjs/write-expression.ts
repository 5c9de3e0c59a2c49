import type { Comparison, Condition, Field } from '../../../../kernel/conditions/condition.ts';
import { denied } from '../two-valued.ts';

/** The name that a field has there; null where it has none. */
export type NameOf = (field: string) => string | null;

export interface Writing {
  readonly nameOf: NameOf;
  readonly fields: ReadonlyMap<string, Field>;
}

/**
 * An expression that is true in SurveyJS exactly where the condition holds for certain; null where it
 * cannot be said there. Theirs knows no "unknown", so what is denied is asked to be answered too.
 */
export function writeExpression(condition: Condition, writing: Writing): string | null {
  return write(condition, writing, true, null);
}

/** True where the condition is false for certain. */
export function writeDenied(condition: Condition, writing: Writing): string | null {
  return write(condition, writing, false, null);
}

type Within = 'and' | 'or' | null;

function write(condition: Condition, writing: Writing, wanted: boolean, within: Within): string | null {
  switch (condition.kind) {
    case 'not':
      return write(condition.of, writing, !wanted, within);
    case 'is': {
      const [said, join] = wanted ? asserted(condition, writing) : refused(condition, writing);
      return said && bracketed(said, join, within);
    }
    case 'all':
    case 'any':
      return writeGroup(condition, writing, wanted, within);
  }
}

function writeGroup({ kind, of }: Group, writing: Writing, wanted: boolean, within: Within): string | null {
  const join = (kind === 'all') === wanted ? 'and' : 'or';
  if (of.length === 0) return join === 'and' ? '1 = 1' : '1 = 0';
  const inside = of.length === 1 ? within : join;
  const parts = of.map((part) => write(part, writing, wanted, inside));
  if (parts.includes(null)) return null;
  return bracketed(parts.join(` ${join} `), parts.length === 1 ? null : join, within);
}

type Group = Extract<Condition, { kind: 'all' | 'any' }>;
const bracketed = (said: string, join: Within, within: Within): string =>
  join === null || within === null || join === within ? said : `(${said})`;

type Said = readonly [string | null, Within];

function asserted(one: Comparison, { nameOf, fields }: Writing): Said {
  const name = nameOf(one.field);
  const type = fields.get(one.field)?.type;
  if (name === null || type === undefined) return [null, null];
  const known = `{${name}} notempty`;
  const compare = (sign: string, value: Comparison['value'] = one.value): string | null => {
    const constant = constantOf(value);
    return constant === null ? null : `{${name}} ${sign} ${constant}`;
  };
  const both = (first: string | null, second: string | null): Said => [
    first === null || second === null ? null : `${first} and ${second}`,
    'and',
  ];
  switch (one.op) {
    case 'known':
      return [known, null];
    case 'unknown':
      return [`{${name}} empty`, null];
    case 'equals':
      return [compare('='), null];
    case 'differs':
      return both(known, compare('<>'));
    case 'below':
    case 'before':
      return [compare('<'), null];
    case 'at-most':
      return [compare('<='), null];
    case 'above':
    case 'after':
      return [compare('>'), null];
    case 'at-least':
      return [compare('>='), null];
    case 'between': {
      const [low = null, high = null] = Array.isArray(one.value) ? one.value : [];
      return both(compare('>=', low), compare('<=', high));
    }
    case 'contains':
    case 'has':
      return [compare('contains'), null];
    case 'one-of':
    case 'has-any':
      return [compare('anyof'), null];
    case 'has-all':
      return [compare('allof'), null];
    case 'none-of':
      return both(known, compare('noneof'));
    case 'begins':
      return [null, null];
  }
}

function refused(one: Comparison, writing: Writing): Said {
  const opposite = denied(one);
  if (opposite.kind === 'is') return asserted(opposite, writing);
  const [said] = asserted(one, writing);
  const name = writing.nameOf(one.field);
  if (one.op === 'none-of') {
    const type = writing.fields.get(one.field)?.type;
    return asserted({ ...one, op: type === 'list' ? 'has-any' : 'one-of' }, writing);
  }
  return [said === null ? null : `{${name}} notempty and !(${said})`, 'and'];
}

/** A constant as it is written there; null where it cannot be. */
function constantOf(value: Comparison['value']): string | null {
  if (value === null) return null;
  if (Array.isArray(value)) {
    const parts = value.map((one: string | number) => constantOf(one));
    return parts.includes(null) ? null : `[${parts.join(', ')}]`;
  }
  if (typeof value === 'number') return /^-?\d+(?:\.\d+)?$/.test(String(value)) ? String(value) : null;
  if (typeof value === 'boolean') return String(value);
  // A backslash at the end would keep the mark behind it from ending the text.
  const text = String(value);
  return text.endsWith('\\') ? null : `'${text.replace(/['"]/g, '\\$&')}'`;
}
