/**
 * What can be collected of a customer at a touchpoint: what they say when they are asked, what they
 * do, what the company's own systems measure there, and what they feel.
 */
export const SIGNAL_KINDS = ['solicited', 'behaviour', 'operation', 'emotion'] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** How late a record may be and still count as real time, in minutes, where nobody says otherwise. */
export const REAL_TIME_MINUTES = 15;

/** What is to be collected of one kind. */
export interface Collecting {
  readonly expected: boolean;
  /** Why it is not expected, so that it is no gap. */
  readonly reason: string;
  /**
   * The names of the events by which it is recognised. Solicited is every answer, whatever stands here;
   * emotion is every answer with words, and these events besides.
   */
  readonly events: readonly string[];
  /** The most minutes between the moment that something happens and the moment that its record is here. */
  readonly within: number;
}

/** A place where a customer meets the company, as the register describes it. */
export interface Touchpoint {
  /** As events and answers name it. */
  readonly key: string;
  readonly name: string;
  /** Who answers for it: a person or a role. */
  readonly owner: string;
  readonly purpose: string;
  readonly channel: string;
  /** What service is promised here. */
  readonly standard: string;
  /** The promise as a number, where it has one. */
  readonly target: { readonly value: number; readonly unit: string } | null;
  /** Keys of the metrics that are watched here. */
  readonly metrics: readonly string[];
  readonly collects: Readonly<Record<SignalKind, Collecting>>;
}

/** The events by which the touchpoints of a register are recognised, each once. */
export function eventsOf(register: readonly Touchpoint[]): readonly string[] {
  const names = register.flatMap(({ collects }) =>
    SIGNAL_KINDS.flatMap((kind) => (kind === 'solicited' ? [] : collects[kind].events)),
  );
  return [...new Set(names)];
}

/** The delays (minutes) that the kinds of record at the touchpoints of a register are allowed, each once. */
export function limitsOf(register: readonly Touchpoint[]): readonly number[] {
  return [...new Set(register.flatMap(({ collects }) => SIGNAL_KINDS.map((kind) => collects[kind].within)))];
}
