import type { CustomerPage } from '@romashka/model/contract';

type TraitView = CustomerPage['traits'][number];

/** What a trait would be after a merge. */
export interface FieldPreview {
  readonly name: string;
  readonly mine: TraitView | null;
  readonly theirs: TraitView | null;
  readonly winner: 'mine' | 'theirs';
  /** Both sides hold the same value, so nothing is lost. */
  readonly same: boolean;
}

/** The order in which values win: later, then surer, then by person, so that it never depends on chance. */
function wins(a: TraitView, b: TraitView): boolean {
  const byTime = Date.parse(a.time) - Date.parse(b.time);
  if (byTime !== 0) return byTime > 0;
  if (a.confidence !== b.confidence) return a.confidence > b.confidence;
  return a.from <= b.from;
}

function winnerOf(mine: TraitView | null, theirs: TraitView | null): 'mine' | 'theirs' {
  if (mine === null) return 'theirs';
  if (theirs === null) return 'mine';
  return wins(mine, theirs) ? 'mine' : 'theirs';
}

/** Every trait that either person has, with the value that would be shown after joining them. */
export function previewMerge(
  mine: readonly TraitView[],
  theirs: readonly TraitView[],
): readonly FieldPreview[] {
  const names = [...new Set([...mine, ...theirs].map((trait) => trait.name))].sort();
  return names.map((name) => {
    const a = mine.find((trait) => trait.name === name) ?? null;
    const b = theirs.find((trait) => trait.name === name) ?? null;
    return {
      name,
      mine: a,
      theirs: b,
      winner: winnerOf(a, b),
      same: a !== null && b !== null && JSON.stringify(a.value) === JSON.stringify(b.value),
    };
  });
}
