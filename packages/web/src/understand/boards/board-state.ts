import { type BoardContent, CARD_SIZES, type Card, freeCardId, moveCard } from '@romashka/model/boards';
import type { BoardView } from '@romashka/model/contract';

/** A board while it is put together. */
export interface BoardDraft {
  readonly name: string;
  readonly shared: BoardView['shared'];
  readonly content: BoardContent;
}

export type BoardChange =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'shared'; readonly shared: BoardView['shared'] }
  | { readonly kind: 'put'; readonly card: Card; readonly at?: number }
  | { readonly kind: 'move'; readonly id: string; readonly by: number }
  | { readonly kind: 'resize'; readonly id: string; readonly by: 1 | -1 }
  | { readonly kind: 'copy'; readonly id: string }
  | { readonly kind: 'drop'; readonly id: string }
  | { readonly kind: 'filters'; readonly filters: BoardContent['filters'] }
  | { readonly kind: 'load'; readonly draft: BoardDraft };

/** A board after a change; the same one where the change has no place. */
export function changeBoard(draft: BoardDraft, change: BoardChange): BoardDraft {
  const { content } = draft;
  const { cards } = content;
  const withCards = (next: readonly Card[]): BoardDraft => ({
    ...draft,
    content: { ...content, cards: next },
  });
  switch (change.kind) {
    case 'load':
      return change.draft;
    case 'name':
      return { ...draft, name: change.name };
    case 'shared':
      return { ...draft, shared: change.shared };
    case 'filters':
      return { ...draft, content: { ...content, filters: change.filters } };
    case 'move':
      return withCards(moveCard(cards, change.id, change.by));
    case 'drop':
      return withCards(cards.filter(({ id }) => id !== change.id));
    case 'put':
      return withCards(putCard(cards, change.card, change.at));
    case 'copy':
      return withCards(
        cards.flatMap((card) =>
          card.id === change.id ? [card, { ...card, id: freeCardId(cards) }] : [card],
        ),
      );
    case 'resize':
      return withCards(cards.map((card) => (card.id === change.id ? resized(card, change.by) : card)));
  }
}

function putCard(cards: readonly Card[], card: Card, at = cards.length): readonly Card[] {
  if (cards.some(({ id }) => id === card.id)) return cards.map((one) => (one.id === card.id ? card : one));
  return [...cards.slice(0, at), card, ...cards.slice(at)];
}

function resized(card: Card, by: 1 | -1): Card {
  const size = CARD_SIZES[CARD_SIZES.indexOf(card.size) + by];
  return size === undefined ? card : { ...card, size };
}
