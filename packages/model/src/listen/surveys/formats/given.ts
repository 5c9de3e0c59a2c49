import type { Refused, Tell } from './conversion.ts';

/** An object of a file of which nothing is known yet. */
export type Given = Readonly<Record<string, unknown>>;
/** An object with the place where it stands in the file. */
export interface Node {
  readonly path: string;
  readonly given: Given;
}

export const recordOf = (value: unknown): Given | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Given) : null;
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
/** A text, a number or a yes and no as a text; nothing else is one. */
export const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : (typeof value === 'number' && Number.isFinite(value)) || typeof value === 'boolean'
      ? String(value)
      : '';
export const numberOf = (value: unknown): number | null => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
};
/** A whole number within bounds; null where it is none. */
export const wholeOf = (value: unknown, min: number, max: number): number | null => {
  const number = numberOf(value);
  return number !== null && Number.isInteger(number) && number >= min && number <= max ? number : null;
};
export const dayOf = (value: unknown): string | null => {
  const day = textOf(value).slice(0, 10);
  return /^\d{4}-\d\d-\d\d$/.test(day) ? day : null;
};

/** The objects of a list, each with its place; what is no object is told. */
export function nodesOf(value: unknown, path: string, tell: Tell): Node[] {
  return listOf(value).flatMap((one, at) => {
    const given = recordOf(one);
    if (given === null) tell(`${path}[${at}]`, 'setting', one);
    return given === null ? [] : [{ path: `${path}[${at}]`, given }];
  });
}

/** At most so many of a list; the others are told. */
export function atMost<T>(items: readonly T[], most: number, path: string, tell: Tell): readonly T[] {
  if (items.length > most) tell(path, 'too-many', `${items.length} > ${most}`);
  return items.slice(0, most);
}

const DEEPEST = 40;
const MOST_VALUES = 100_000;

const partsOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : [];

/** Refuses what nests too deep or holds too much to be worked through; walks without recursion. */
export function refusalOf(json: unknown): Refused | null {
  if (recordOf(json) === null) return { kind: 'refused', code: 'not-an-object', said: '' };
  let level: unknown[] = [json];
  let values = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return { kind: 'refused', code: 'too-deep', said: String(DEEPEST) };
    const next = level.flatMap(partsOf);
    values += next.length;
    if (values > MOST_VALUES) return { kind: 'refused', code: 'too-large', said: String(MOST_VALUES) };
    level = next;
  }
  return null;
}

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0) ||
  (recordOf(value) !== null && Object.keys(value as object).length === 0);

/**
 * Tells every property of an object that was not read.
 * @param read the names of those that were
 * @param looks names that only say how it looks
 */
export function tellRest(
  { path, given }: Node,
  read: ReadonlySet<string>,
  looks: ReadonlySet<string>,
  tell: Tell,
): void {
  for (const [name, value] of Object.entries(given)) {
    if (read.has(name) || isNothing(value)) continue;
    const isExpression = /(?:If|Expression)$/.test(name);
    const what = isExpression ? 'expression' : looks.has(name) ? 'look' : 'setting';
    tell(`${path}.${name}`, what, value);
  }
}
