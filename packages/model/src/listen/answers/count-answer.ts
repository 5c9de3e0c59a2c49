import type { Answer } from '../../kernel/answer.ts';

/** What is remembered of one response to one question: its last revision and the row that counts for it. */
export interface AnswerState {
  readonly revision: number;
  readonly time: number;
  /** False when another response had answered the same invitation before. */
  readonly counted: boolean;
}

/** What an arriving answer does to the scores: `replace` takes the old row out again. */
export type AnswerEffect =
  | { readonly kind: 'add'; readonly counted: boolean }
  | { readonly kind: 'replace'; readonly counted: boolean }
  | { readonly kind: 'ignore' };

/**
 * The last revision of a response counts, whatever the order of arrival; equal revisions
 * are ordered by time. One response per invitation counts: the first that answered it.
 * @param known state of the same response and question, if any
 * @param invitationOwner the response that answered this invitation first, if any
 */
export function countAnswer(
  answer: Pick<Answer, 'response' | 'revision' | 'invitation'>,
  time: number,
  known: AnswerState | undefined,
  invitationOwner: string | undefined,
): AnswerEffect {
  const counted =
    answer.invitation === '' || invitationOwner === undefined || invitationOwner === answer.response;
  if (known === undefined) return { kind: 'add', counted };
  const later = answer.revision > known.revision || (answer.revision === known.revision && time > known.time);
  return later ? { kind: 'replace', counted } : { kind: 'ignore' };
}
