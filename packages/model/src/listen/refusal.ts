/** Why a message was not taken: a code for programs, a sentence for people, the field to mend. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly code: RefusalCode;
  readonly reason: string;
  readonly field: string;
}

export const REFUSAL_CODES = [
  'not-an-object',
  'unknown-type',
  'no-identity',
  'bad-id',
  'placeholder-id',
  'bad-message-id',
  'no-event-name',
  'bad-event-name',
  'bad-timestamp',
  'bad-traits',
  'bad-properties',
  'bad-answer',
  'too-large',
  'too-deep',
  'store-refused',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export const refuse = (code: RefusalCode, field: string, reason: string): Refusal => ({
  kind: 'refusal',
  code,
  reason,
  field,
});
