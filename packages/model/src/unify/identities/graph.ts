import type { IdentityKind } from '../../kernel/event.ts';
import type { IdentityId, PersonId } from '../../kernel/ids.ts';
import type { Traits } from '../../kernel/profile.ts';

/** A person's row: what its own identities said, and the way to the person that is shown for it. */
export interface Person {
  readonly id: PersonId;
  /** Null on a root: a copy of what the merges say, kept for speed. */
  readonly mergedInto: PersonId | null;
  /** The strong id of its own identities, '' when it has none. */
  readonly userId: string;
  /** True when it or anyone merged into it has a strong id. Kept true on roots only. */
  readonly strong: boolean;
  readonly traits: Traits;
  readonly firstSeen: number;
  readonly lastSeen: number;
  readonly events: number;
}

/** An identity's row. `home` never changes; `person` is the root reached from it. */
export interface Identity {
  readonly id: IdentityId;
  readonly kind: IdentityKind;
  readonly value: string;
  readonly home: PersonId;
  readonly person: PersonId;
  readonly since: number;
}

export const MERGE_REASONS = ['same-message', 'alias', 'same-email', 'same-phone', 'by-hand'] as const;
export type MergeReason = (typeof MERGE_REASONS)[number];

/**
 * An edge between two persons, explained. Merges that stand never make a circle, so taking one
 * away parts its tree in exactly two. The root of the tree of `survivor` is shown for both.
 */
export interface Merge {
  readonly id: string;
  readonly survivor: PersonId;
  readonly absorbed: PersonId;
  readonly at: number;
  readonly reason: MergeReason;
  readonly evidence: Readonly<Record<string, string>>;
}

/** Two persons that a source says are one, held because two strong ids never merge by themselves. */
export interface HeldMatch {
  readonly one: PersonId;
  readonly other: PersonId;
  readonly reason: 'alias';
  readonly evidence: Readonly<Record<string, string>>;
}
