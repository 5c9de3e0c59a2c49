import type { z } from 'zod';
import type { Condition, Field, Words } from '../../../kernel/conditions/condition.ts';
import { cut } from '../../segment/text.ts';
import { surveyFields } from '../survey-fields.ts';
import { LIMITS } from '../survey-limits.ts';
import {
  type Question,
  type questionSchema,
  type Survey,
  type SurveyDraft,
  surveySchema,
} from '../survey-schema.ts';
import type { Tell } from './conversion.ts';
import { atMost } from './given.ts';

export type QuestionDraft = z.input<typeof questionSchema>;
export type BlockDraft = SurveyDraft['blocks'][number];

/** What only a question of a type has: all but what every question has. */
export type Own = {
  readonly [T in Question['type']]: Omit<
    Extract<QuestionDraft, { type: T }>,
    'id' | 'text' | 'help' | 'required' | 'show' | 'knownFrom'
  >;
}[Question['type']];

/** A condition that is yet to be read, when all questions are known that it may ask about. */
export interface Wish<Source> {
  readonly path: string;
  readonly source: Source;
  readonly of:
    | { readonly kind: 'block' | 'question'; readonly id: string }
    | { readonly kind: 'jump'; readonly from: string; readonly to: string };
}

/** The draft as a survey, within the limits; what is beyond them is told. */
export function surveyWithin(draft: SurveyDraft, tell: Tell): Survey {
  let room: number = LIMITS.questions;
  const blocks = atMost(draft.blocks, LIMITS.blocks, '$', tell).map((block) => {
    const questions = atMost(block.questions, room, '$', tell);
    room -= questions.length;
    return { ...block, questions: [...questions] };
  });
  const filled = blocks.filter(({ questions }) => questions.length > 0);
  return surveySchema.parse({ ...draft, blocks: filled });
}

/** The survey with the conditions that were wished for; what cannot be read is told and left out. */
export function withWishes<Source>(
  survey: Survey,
  wishes: readonly Wish<Source>[],
  read: (wish: Wish<Source>, fields: ReadonlyMap<string, Field>) => Condition | null,
): Survey {
  const fields = surveyFields(survey);
  const shows = new Map<string, Condition[]>();
  const jumps = new Map<string, { when: Condition; to: string }[]>();
  for (const wish of wishes) {
    const condition = read(wish, fields);
    if (condition === null) continue;
    if (wish.of.kind === 'jump')
      jumps.set(wish.of.from, [...(jumps.get(wish.of.from) ?? []), { when: condition, to: wish.of.to }]);
    else {
      const name = `${wish.of.kind} ${wish.of.id}`;
      shows.set(name, [...(shows.get(name) ?? []), condition]);
    }
  }
  const showOf = (name: string): Condition | null => {
    const [first, ...more] = shows.get(name) ?? [];
    return first === undefined ? null : more.length === 0 ? first : { kind: 'all', of: [first, ...more] };
  };
  const blocks = survey.blocks.map((block) => ({
    ...block,
    show: showOf(`block ${block.id}`),
    jumps: jumps.get(block.id) ?? [],
    questions: block.questions.map((question) => ({ ...question, show: showOf(`question ${question.id}`) })),
  }));
  return { ...survey, blocks };
}

/** Every text of a survey that may name fields, changed by a function. */
export function withTexts(survey: Survey, change: (text: string) => string): Survey {
  const words = ({ ru, en }: Words): { ru?: string; en?: string } => ({
    ...(ru === undefined ? {} : { ru: cut(change(ru), LIMITS.words) }),
    ...(en === undefined ? {} : { en: cut(change(en), LIMITS.words) }),
  });
  return {
    ...survey,
    intro: words(survey.intro),
    thanks: words(survey.thanks),
    blocks: survey.blocks.map((block) => ({
      ...block,
      questions: block.questions.map((question) => ({
        ...question,
        text: words(question.text),
        help: words(question.help),
      })),
    })),
  };
}
