import type { JsonObject } from './json.ts';

/** The six calls of the Segment specification. */
export const EVENT_TYPES = ['track', 'identify', 'page', 'screen', 'group', 'alias'] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** An identifier as a source names it: `user` is strong, `anonymous` is weak. */
export interface IdentityKey {
  readonly kind: IdentityKind;
  readonly value: string;
}
export const IDENTITY_KINDS = ['user', 'anonymous'] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

/** Where the event happened in the company's own terms; empty string when it was not said. */
export interface Dimensions {
  readonly touchpoint: string;
  readonly unit: string;
  readonly channel: string;
}

/**
 * An immutable fact in canonical form: every string is well-formed, every number finite,
 * the clock corrected, the message id filled in. Times are milliseconds since 1970, UTC.
 */
export interface Event extends Dimensions {
  readonly messageId: string;
  readonly type: EventType;
  /** The event's name for `track`, the page's or screen's name for `page` and `screen`, else the type. */
  readonly name: string;
  readonly time: number;
  readonly received: number;
  /** What sent it: library, import or pack. */
  readonly source: string;
  /** The identity it came under, for ever. */
  readonly identity: IdentityKey;
  /** A second identity that the same message named, which links the two. */
  readonly also: IdentityKey | null;
  readonly traits: JsonObject | null;
  readonly properties: JsonObject | null;
  /** Imported, demo, replayed or more than an hour late: folds, never acts. */
  readonly history: boolean;
  /** The canonical message that it was made from, kept for export and replay. */
  readonly message: JsonObject;
}

/** How long after it happened an event counts as live, in milliseconds. */
export const LIVE_WINDOW_MS = 3_600_000;

/** The name of a `track` event that carries one answered question. */
export const ANSWER_EVENT = 'Survey Answered';
