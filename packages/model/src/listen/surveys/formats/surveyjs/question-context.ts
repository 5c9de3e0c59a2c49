import type { Words } from '../../../../kernel/conditions/condition.ts';
import { LIMITS } from '../../survey-limits.ts';
import type { Tell } from '../conversion.ts';
import type { BlockDraft, Own, QuestionDraft, Wish } from '../drafts.ts';
import { atMost, listOf, type Node, recordOf, tellRest, textOf } from '../given.ts';
import { type KeyOf, newKeys } from '../keys.ts';
import type { ReadWords } from '../localized.ts';

/** What reading a question needs besides the question. */
export interface Context {
  readonly tell: Tell;
  readonly words: ReadWords;
  readonly keyOf: KeyOf;
}

/** A question that was read, and by what names and values expressions speak of it. */
export interface ReadQuestion {
  readonly question: QuestionDraft;
  readonly name: string;
  readonly path: string;
  readonly values: ReadonlyMap<string, string>;
  readonly rows: ReadonlyMap<string, string>;
}

/** A page that was read: its block, its questions, and the conditions that it wishes for. */
export interface ReadPage {
  readonly block: BlockDraft;
  readonly questions: readonly ReadQuestion[];
  readonly wishes: readonly Wish<string>[];
}

/** What the reader of a type gives: its own properties, and the names of its values and rows. */
export interface ReadOwn {
  readonly own: Own;
  readonly values?: ReadonlyMap<string, string>;
  readonly rows?: ReadonlyMap<string, string>;
}

export interface Item {
  readonly id: string;
  readonly value: string;
  readonly text: Words;
}

const ITEM_READ: ReadonlySet<string> = new Set(['value', 'text', 'imageLink']);

/** The items of a list of choices, rows or columns: each a bare value, or a value with a text. */
export function itemsOf(
  { path, given }: Node,
  property: string,
  most: number,
  { tell, words }: Context,
  taken: readonly string[] = [],
): Item[] {
  const keyOf = newKeys(taken);
  const place = `${path}.${property}`;
  return atMost(listOf(given[property]), most, place, tell).flatMap((one, at): Item[] => {
    const item = recordOf(one) ?? { value: one };
    const value = textOf(item['value']).slice(0, LIMITS.words);
    if (value === '') {
      tell(`${place}[${at}]`, 'setting', one);
      return [];
    }
    tellRest({ path: `${place}[${at}]`, given: item }, ITEM_READ, NO_LOOKS, tell);
    const text = words(item['text'], `${place}[${at}].text`);
    const isNamed = text.ru !== undefined || text.en !== undefined;
    return [{ id: keyOf(value, `${property[0]}`), value, text: isNamed ? text : words(value, place) }];
  });
}

const NO_LOOKS: ReadonlySet<string> = new Set();

export const valuesOf = (items: readonly Item[]): Map<string, string> =>
  new Map(items.map(({ value, id }) => [value, id]));
export const optionsOf = (items: readonly Item[]) => items.map(({ id, text }) => ({ id, text }));
