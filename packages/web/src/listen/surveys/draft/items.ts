import type { Words } from '@romashka/model/conditions';
import { OTHER } from '@romashka/model/surveys';
import { freeId, slugOf } from './free-id.ts';

/** An option, a row or a column. */
export interface Item {
  readonly id: string;
  readonly text: Words;
}
export type ItemKind = 'option' | 'row' | 'column';
type Language = 'ru' | 'en';

/** The option `other` stands for words of one's own: no other may be called so. */
const takenBy = (items: readonly Item[]): Set<string> => new Set([OTHER, ...items.map(({ id }) => id)]);

/** A key that was given by number and may still follow the text. */
export const isNumbered = (id: string): boolean => /^(option|row|column)-\d+$/.test(id);

/** Adds an empty item after a place. */
export function addItem<T extends Item>(
  items: readonly T[],
  kind: ItemKind,
  at: number,
  make: (item: Item) => T,
): T[] {
  const taken = takenBy(items);
  let next = items.length + 1;
  while (taken.has(`${kind}-${next}`)) next += 1;
  return items.toSpliced(at + 1, 0, make({ id: `${kind}-${next}`, text: {} }));
}

/** The lines of what was pasted, without bullets and empty ones. */
export const linesOf = (text: string): string[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^\s*(?:[-–—•*·]|\d{1,3}[.)])\s+/, '').trim())
    .filter((line) => line !== '');

/**
 * Makes an item of each line: the first fills the one at `at` where it is empty, the others come
 * after it; what is beyond `most` is left out.
 */
export function pasteItems<T extends Item>(
  items: readonly T[],
  place: { readonly at: number; readonly language: Language; readonly most: number },
  lines: readonly string[],
  make: (item: Item) => T,
): T[] {
  const { at, language, most } = place;
  const target = items[at];
  const isEmpty = target !== undefined && !target.text[language]?.trim();
  const taken = takenBy(isEmpty ? items.toSpliced(at, 1) : items);
  const made = lines.map((line) => {
    const id = freeId(slugOf(line) || 'option', taken);
    taken.add(id);
    return make({ id, text: { [language]: line } });
  });
  const first = made[0];
  const merged =
    isEmpty && first !== undefined
      ? [
          {
            ...target,
            id: isNumbered(target.id) ? first.id : target.id,
            text: { ...target.text, ...first.text },
          },
        ]
      : [];
  const rest = merged.length > 0 ? made.slice(1) : made;
  const list = items.toSpliced(at + (isEmpty ? 0 : 1), isEmpty ? 1 : 0, ...merged, ...rest);
  return list.slice(0, most);
}

/** The key that an item should have by its text; null where it keeps the one it has. */
export function settledId(items: readonly Item[], id: string, language: Language): string | null {
  const item = items.find((one) => one.id === id);
  const slug = slugOf(item?.text[language] ?? '');
  if (item === undefined || !isNumbered(id) || slug === '') return null;
  return freeId(slug, takenBy(items.filter((one) => one !== item)));
}

export function moveItem<T extends Item>(items: readonly T[], at: number, step: -1 | 1): T[] {
  const item = items[at];
  if (item === undefined || at + step < 0 || at + step >= items.length) return [...items];
  return items.toSpliced(at, 1).toSpliced(at + step, 0, item);
}
