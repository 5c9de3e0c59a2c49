import type { Json, JsonObject } from '../../kernel/json.ts';
import type { LawfulBasis, Trait, Traits } from '../../kernel/profile.ts';

/** What a new value rests on; the same for every trait of one message. */
export interface Provenance {
  readonly source: string;
  readonly time: number;
  readonly confidence: number;
  readonly basis: LawfulBasis;
}

/**
 * True when `a` wins over `b`: the later time, then the higher confidence, then the greater JSON
 * text, source and basis (so that order of arrival never matters).
 */
export function traitWins(a: Trait, b: Trait): boolean {
  if (a.time !== b.time) return a.time > b.time;
  if (a.confidence !== b.confidence) return a.confidence > b.confidence;
  const [x, y] = [JSON.stringify(a.value), JSON.stringify(b.value)];
  if (x !== y) return x > y;
  return a.source === b.source ? a.basis > b.basis : a.source > b.source;
}

/** The traits after a message; the same object when nothing changed. */
export function foldTraits(traits: Traits, said: JsonObject, provenance: Provenance): Traits {
  let next: Record<string, Trait> | null = null;
  for (const [name, value] of Object.entries(said)) {
    const trait: Trait = { value: value as Json, ...provenance };
    const known = Object.hasOwn(traits, name) ? traits[name] : undefined;
    if (known !== undefined && !traitWins(trait, known)) continue;
    next ??= Object.assign(Object.create(null) as Record<string, Trait>, traits);
    next[name] = trait;
  }
  return next ?? traits;
}

export interface MemberTraits<Id extends string = string> {
  readonly id: Id;
  readonly traits: Traits;
}

/** A trait of a merged profile: the winner, whose it was, and what lost against it (newest first). */
export interface ShownTrait<Id extends string = string> {
  readonly name: string;
  readonly winner: Trait;
  readonly from: Id;
  readonly others: readonly { readonly trait: Trait; readonly from: Id }[];
}

/**
 * The profile that is shown for a merge tree: per field the winner of all its members.
 * Depends on the set of members only, so that an undone merge needs no memory of what was before.
 */
export function shownTraits<Id extends string>(members: readonly MemberTraits<Id>[]): ShownTrait<Id>[] {
  const byName = new Map<string, { trait: Trait; from: Id }[]>();
  for (const { id, traits } of members) {
    for (const [name, trait] of Object.entries(traits)) {
      const list = byName.get(name) ?? [];
      list.push({ trait, from: id });
      byName.set(name, list);
    }
  }
  const shown: ShownTrait<Id>[] = [];
  for (const [name, held] of byName) {
    held.sort((a, b) =>
      traitWins(a.trait, b.trait) ? -1 : traitWins(b.trait, a.trait) ? 1 : a.from < b.from ? -1 : 1,
    );
    const [first, ...others] = held;
    if (first !== undefined) shown.push({ name, winner: first.trait, from: first.from, others });
  }
  return shown.sort((a, b) => (a.name < b.name ? -1 : 1));
}
