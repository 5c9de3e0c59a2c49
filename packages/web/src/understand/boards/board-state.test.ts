import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BoardChange, type BoardDraft, changeBoard } from './board-state.ts';
import { plainCard, usualCards } from './usual-cards.ts';

const draft: BoardDraft = {
  name: 'Shops',
  shared: null,
  content: { cards: usualCards('unit'), filters: [] },
};
const ids = (one: BoardDraft): string[] => one.content.cards.map(({ id }) => id);

test('a deleted card comes back to where it stood', () => {
  const [, second] = draft.content.cards;
  if (second === undefined) throw new Error('there is no second card');
  const without = changeBoard(draft, { kind: 'drop', id: second.id });
  expect(ids(without)).toEqual(['c1', 'c3', 'c4']);
  expect(changeBoard(without, { kind: 'put', card: second, at: 1 })).toEqual(draft);
});

test('a copy stands beside its card under an id of its own', () => {
  const copied = changeBoard(draft, { kind: 'copy', id: 'c2' });
  expect(ids(copied).slice(0, 3)).toEqual(['c1', 'c2', 'c5']);
  expect(copied.content.cards[2]).toEqual({ ...draft.content.cards[1], id: 'c5' });
});

test('cards grow and shrink between the least and the full width', () => {
  const wider = (one: BoardDraft) => changeBoard(one, { kind: 'resize', id: 'c1', by: 1 });
  const sizes = [draft, wider(draft), wider(wider(draft)), wider(wider(wider(draft)))].map(
    (one) => one.content.cards[0]?.size,
  );
  expect(sizes).toEqual(['small', 'medium', 'wide', 'full']);
  expect(
    wider(changeBoard(draft, { kind: 'put', card: plainCard('c1', { size: 'full' }) })).content.cards[0]
      ?.size,
  ).toBe('full');
});

test('whatever is done to a board, no two cards have the same id', () => {
  const id = fc.constantFrom('c1', 'c2', 'c3', 'c4', 'c5', 'c6');
  const change: fc.Arbitrary<BoardChange> = fc.oneof(
    fc.record({ kind: fc.constant('copy' as const), id }),
    fc.record({ kind: fc.constant('drop' as const), id }),
    fc.record({ kind: fc.constant('move' as const), id, by: fc.constantFrom(-1, 1) }),
    id.map((one) => ({ kind: 'put' as const, card: plainCard(one), at: 0 })),
  );
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
      const all = ids(changes.reduce(changeBoard, draft));
      expect(new Set(all).size).toBe(all.length);
    }),
  );
});
