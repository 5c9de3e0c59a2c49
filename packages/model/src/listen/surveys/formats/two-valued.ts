import {
  type Comparison,
  type Condition,
  type Field,
  OPERATORS_OF,
} from '../../../kernel/conditions/condition.ts';

/**
 * Other survey tools judge with two values: a comparison with a question that nobody answered is false,
 * and its opposite is true. Ours has three. These say in ours exactly what a negation says in theirs.
 */

const all = (of: readonly Condition[]): Condition => ({ kind: 'all', of });
const any = (of: readonly Condition[]): Condition => ({ kind: 'any', of });
const unanswered = ({ field }: Comparison): Condition => ({ kind: 'is', field, op: 'unknown', value: null });

/** Holds exactly where the condition does not. */
export function notTrue(condition: Condition): Condition {
  switch (condition.kind) {
    case 'is':
      return opposite(condition) ?? any([unanswered(condition), denied(condition)]);
    case 'not':
      return notFalse(condition.of);
    case 'all':
      return any(condition.of.map(notTrue));
    case 'any':
      return all(condition.of.map(notTrue));
  }
}

/** Holds exactly where the condition is true or hangs on what is not known. */
export function notFalse(condition: Condition): Condition {
  switch (condition.kind) {
    case 'is':
      return opposite(condition) === null ? any([unanswered(condition), condition]) : condition;
    case 'not':
      return notTrue(condition.of);
    case 'all':
      return all(condition.of.map(notFalse));
    case 'any':
      return any(condition.of.map(notFalse));
  }
}

/** "Known" and "unknown" are never in doubt: each is the opposite of the other. */
const opposite = (one: Comparison): Condition | null =>
  one.op === 'known' ? { ...one, op: 'unknown' } : one.op === 'unknown' ? { ...one, op: 'known' } : null;

/** The comparison that is true where this one is false, said without a "not" where there is one for it. */
export function denied(one: Comparison): Condition {
  switch (one.op) {
    case 'equals':
      return typeof one.value === 'boolean' ? { ...one, value: !one.value } : { ...one, op: 'differs' };
    case 'differs':
      return { ...one, op: 'equals' };
    case 'below':
      return { ...one, op: 'at-least' };
    case 'at-least':
      return { ...one, op: 'below' };
    case 'above':
      return { ...one, op: 'at-most' };
    case 'at-most':
      return { ...one, op: 'above' };
    case 'one-of':
    case 'has-any':
      return { ...one, op: 'none-of' };
    case 'known':
    case 'unknown':
      return opposite(one) ?? one;
    case 'none-of':
    case 'between':
    case 'contains':
    case 'begins':
    case 'has':
    case 'has-all':
    case 'before':
    case 'after':
      return { kind: 'not', of: one };
  }
}

/** The same condition without groups of one, groups within their own kind and what is said twice. */
export const simplified = (condition: Condition): Condition => simple(condition, true);

/** @param asserted false within a denial, where false and unknown must stay apart */
function simple(condition: Condition, asserted: boolean): Condition {
  switch (condition.kind) {
    case 'is':
      return condition;
    case 'not': {
      const of = simple(condition.of, false);
      return of.kind === 'not' ? of.of : { kind: 'not', of };
    }
    case 'all':
    case 'any': {
      const { kind } = condition;
      const parts = condition.of
        .map((part) => simple(part, asserted))
        .flatMap((part) => (part.kind === kind ? part.of : [part]));
      const once = [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
      const said = kind === 'all' && asserted ? withoutKnown(once) : once;
      const [only] = said;
      return said.length === 1 && only !== undefined ? only : { kind, of: said };
    }
  }
}

/**
 * "Known and at most 6" is "at most 6"; "known, and unknown or not 5" is "not 5": a comparison with an
 * answer that is not there is not true anyway.
 */
function withoutKnown(parts: readonly Condition[]): Condition[] {
  const known = new Set(
    parts.flatMap((part) => (part.kind === 'is' && part.op === 'known' ? [part.field] : [])),
  );
  const asserted = parts.map((part) => (part.kind === 'any' ? withoutUnknown(part, known) : part));
  const compared = new Set(
    asserted.flatMap((part) => {
      const one = part.kind === 'not' ? part.of : part;
      return one.kind === 'is' && one.op !== 'known' && one.op !== 'unknown' ? [one.field] : [];
    }),
  );
  return asserted.filter((part) => !(part.kind === 'is' && part.op === 'known' && compared.has(part.field)));
}

function withoutUnknown(group: Extract<Condition, { kind: 'any' }>, known: ReadonlySet<string>): Condition {
  const of = group.of.filter(
    (part) => !(part.kind === 'is' && part.op === 'unknown' && known.has(part.field)),
  );
  return of.length === group.of.length ? group : simplified({ kind: 'any', of });
}

/** With "not equal" said as a denial for fields whose type has no operator for it. */
export function fitted(condition: Condition, fields: ReadonlyMap<string, Field>): Condition {
  switch (condition.kind) {
    case 'is': {
      const type = fields.get(condition.field)?.type;
      return condition.op === 'differs' && type !== undefined && !OPERATORS_OF[type].includes('differs')
        ? { kind: 'not', of: { ...condition, op: 'equals' } }
        : condition;
    }
    case 'not':
      return { kind: 'not', of: fitted(condition.of, fields) };
    case 'all':
    case 'any':
      return { kind: condition.kind, of: condition.of.map((part) => fitted(part, fields)) };
  }
}
