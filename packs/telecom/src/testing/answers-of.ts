import type { DemoMessage } from '../message.ts';

/** One answered question as the platform counts it. */
export type CountedAnswer = {
  readonly userId: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly survey: string;
  readonly type: string;
  readonly value: number | string;
  readonly unit: string;
  readonly channel: string;
  readonly region: string;
  readonly tariff: string;
  readonly language: string;
};

const text = (message: DemoMessage, key: string): string => String(message.properties?.[key] ?? '');

const countedOf = (message: DemoMessage): CountedAnswer => {
  const value = message.properties?.['value'];
  return {
    userId: message.userId ?? '',
    time: Date.parse(message.timestamp),
    survey: text(message, 'survey'),
    type: text(message, 'question_type'),
    value: typeof value === 'number' ? value : String(value),
    unit: text(message, 'unit'),
    channel: text(message, 'channel'),
    region: text(message, 'region'),
    tariff: text(message, 'tariff'),
    language: text(message, 'language'),
  };
};

/** The answers that count: the last revision of each, and one response (the first seen) an invitation. */
export const answersOf = (messages: readonly DemoMessage[]): readonly CountedAnswer[] => {
  const responseOf = new Map<string, string>();
  const counted = new Map<string, CountedAnswer>();
  for (const message of messages) {
    if (message.event !== 'Survey Answered') continue;
    const response = text(message, 'response_id');
    const invitation = text(message, 'invitation_id');
    if (invitation !== '') {
      const first = responseOf.get(invitation) ?? response;
      responseOf.set(invitation, first);
      if (first !== response) continue;
    }
    counted.set(`${response}/${text(message, 'question')}`, countedOf(message));
  }
  return [...counted.values()];
};

const scoresOf = (answers: readonly CountedAnswer[], type: string): readonly number[] =>
  answers.flatMap((answer) =>
    answer.type === type && typeof answer.value === 'number' ? [answer.value] : [],
  );

/** Part of the scores of a type that reach a least value, 0..1; NaN without any. */
export const shareFrom = (answers: readonly CountedAnswer[], type: string, least: number): number => {
  const scores = scoresOf(answers, type);
  return scores.filter((score) => score >= least).length / scores.length;
};

/** Net promoter score, -100..100; NaN without answers. */
export const npsOf = (answers: readonly CountedAnswer[]): number =>
  100 * (shareFrom(answers, 'nps', 9) - (1 - shareFrom(answers, 'nps', 7)));
