import type { LiveItem } from '@romashka/model/contract';

const searched = (item: LiveItem): string =>
  [
    item.name,
    item.type,
    item.customerName,
    item.question ?? '',
    item.text ?? '',
    item.touchpoint,
    item.unit,
    item.channel,
    item.source,
  ]
    .join('\n')
    .toLocaleLowerCase();

/** The items of `kind` (all when empty) that hold every word of `words` somewhere. */
export function filterLive(
  items: readonly LiveItem[],
  filter: { readonly kind: string; readonly words: string },
): readonly LiveItem[] {
  const words = filter.words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return items.filter((item) => {
    if (filter.kind !== '' && item.kind !== filter.kind) return false;
    if (words.length === 0) return true;
    const text = searched(item);
    return words.every((word) => text.includes(word));
  });
}
