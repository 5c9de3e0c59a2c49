import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { OWN_STRINGS } from './own-corpus.ts';

/** Where the public collections of hostile inputs lie, beside the project; a plain clone does not have them. */
const FOLDER = fileURLToPath(new URL('../../../../shared/data/badinput/', import.meta.url));

export const hasCollections = existsSync(FOLDER);
/** The name of the test that is skipped, and so says why, where they are not. */
export const COLLECTIONS = `the public collections of hostile inputs are at ../shared/data/badinput (else only the own corpus is tried)`;

const json = (path: string): unknown => JSON.parse(readFileSync(`${FOLDER}${path}`, 'utf8'));

/** Strings to put into any field: the project's own, and the naughty strings and formula cells where they are there. */
export function hostileStrings(): string[] {
  if (!hasCollections) return [...new Set(OWN_STRINGS)];
  const naughty = json('blns/blns.json') as string[];
  const formulas = (json('product/csv-formula.json') as { cases: string[] }).cases;
  return [...new Set([...OWN_STRINGS, ...naughty, ...formulas])];
}

/** Inputs of the URL test suite: 891 addresses, a third of which no parser may take. */
export function hostileUrls(): string[] {
  if (!hasCollections) return [];
  const cases = json('wpt-url/urltestdata.json') as (string | { input: string })[];
  const hosts = json('wpt-url/toascii.json') as (string | { input: string })[];
  return [...cases, ...hosts].flatMap((one) => (typeof one === 'string' ? [] : [one.input]));
}

/** Files of JSON that parsers disagree about, as bytes. */
export function hostileJson(): { readonly name: string; readonly bytes: Buffer }[] {
  if (!hasCollections) return [];
  return ['test_parsing', 'test_transform'].flatMap((folder) =>
    readdirSync(`${FOLDER}jsontestsuite/${folder}`).map((name) => ({
      name,
      bytes: readFileSync(`${FOLDER}jsontestsuite/${folder}/${name}`),
    })),
  );
}

export interface RawCase {
  readonly name: string;
  readonly raw: string;
}
/** Segment-shaped messages that real integrations get wrong. */
export const hostileMessages = (): RawCase[] =>
  hasCollections ? (json('product/segment-events.json') as { cases: RawCase[] }).cases : [];

/** Files of comma-separated values with every quoting that there is. */
export const csvFiles = (): { readonly name: string; readonly bytes: Buffer }[] =>
  hasCollections
    ? readdirSync(`${FOLDER}csv-spectrum/csvs`).map((name) => ({
        name,
        bytes: readFileSync(`${FOLDER}csv-spectrum/csvs/${name}`),
      }))
    : [];

/**
 * The collections are large: with ROMASHKA_EVERY_INPUT=1 every input goes everywhere, which takes
 * some minutes; without it they are dealt round, so that each still goes into every kind of place.
 */
const EVERYTHING = process.env['ROMASHKA_EVERY_INPUT'] === '1';

/** How many places share the collections. */
export const SHARES = EVERYTHING ? 1 : 8;

/** The share of a list that a place is dealt. */
export const dealt = <T>(items: readonly T[], place = 0): T[] =>
  items.filter((_, index) => (index + place) % SHARES === 0);
