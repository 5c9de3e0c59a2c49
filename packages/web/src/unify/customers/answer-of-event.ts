import type { EventView } from '@romashka/model/contract';

/** One answered question as its event tells it. */
export interface EventAnswer {
  readonly question: string;
  readonly questionType: string;
  readonly value: number | null;
  /** Upper end of the scale, when it is known. */
  readonly max: number | null;
  readonly text: string;
  readonly survey: string;
}

const SCALE_MAX: Readonly<Record<string, number>> = { nps: 10, csat: 5, ces: 7 };

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/** The answer that a `Survey Answered` event carries; null for any other event. */
export function answerOfEvent(event: Pick<EventView, 'name' | 'properties'>): EventAnswer | null {
  if (event.name !== 'Survey Answered') return null;
  const properties = event.properties;
  const value = properties['value'];
  const questionType = textOf(properties['question_type']);
  return {
    question: textOf(properties['question']),
    questionType,
    value: numberOf(value),
    max: numberOf(properties['scale_max']) ?? SCALE_MAX[questionType] ?? null,
    text: textOf(value) || textOf(properties['text']) || textOf(properties['comment']),
    survey: textOf(properties['survey']),
  };
}
