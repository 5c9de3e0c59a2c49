import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ANSWER_EVENT } from '../../kernel/event.ts';
import { readAnswer, SCALES } from '../answers/read-answer.ts';
import { answerParts, contactTraits } from './answer-facts.ts';
import { readAnswers } from './read-answer-value.ts';
import { type AnswerValue, otherKey } from './survey-fields.ts';
import type { Question, SurveyDraft } from './survey-schema.ts';
import { drawSent } from './testing/any-form.ts';
import { type Draw, drawQuestion, surveyOf, TYPES } from './testing/any-survey.ts';

type Draft = SurveyDraft['blocks'][number]['questions'][number];
const text = { ru: 'Вопрос', en: 'Question' };
const options = (...ids: string[]) => ids.map((id) => ({ id, text }));
const question = (own: object): Question =>
  surveyOf([{ id: 'b1', questions: [{ id: 'q', text, ...own } as Draft] }]).blocks[0]
    ?.questions[0] as Question;

test('every answer that a form can give becomes facts that the door takes', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.gen(), (gen) => {
      const draw: Draw = (arbitrary) => gen(() => arbitrary);
      const asked = drawQuestion(draw, 'q', draw(fc.constantFrom(...TYPES)));
      const sent = drawSent(draw, asked);
      const { answers } = readAnswers([asked], (name) =>
        Object.hasOwn(sent, name) ? (sent[name] ?? []) : [],
      );
      const value = answers['q'];
      if (value === undefined) return;
      const other = answers[otherKey('q')];
      const parts = answerParts(asked, value, typeof other === 'string' ? other : undefined);
      expect(new Set(parts.map((part) => part.question)).size).toBe(parts.length);
      for (const { question: name, questionType, properties } of parts) {
        seen.add(questionType);
        const answer = readAnswer({
          type: 'track',
          name: ANSWER_EVENT,
          messageId: 'm',
          properties: { ...properties, response_id: 'r', question: name, question_type: questionType },
        });
        expect(answer, JSON.stringify(properties)).toMatchObject({
          response: 'r',
          question: name,
          questionType,
        });
        if (answer === null || 'code' in answer) throw new Error('refused');
        expect(answer.value !== null || answer.text !== '').toBe(true);
        const { scaleMin, scaleMax } = answer;
        if (answer.value !== null && scaleMin !== null && scaleMax !== null) {
          expect(answer.value).toBeGreaterThanOrEqual(scaleMin);
          expect(answer.value).toBeLessThanOrEqual(scaleMax);
        }
      }
    }),
    { numRuns: 3_000, endOnFailure: true },
  );
  for (const type of [
    'nps',
    'rating',
    'slider',
    'sum',
    'net',
    'number',
    'choice',
    'ranking',
    'text',
    'date',
    'consent',
  ])
    expect(seen).toContain(type);
});

const PARTS: readonly [string, object, AnswerValue, object[]][] = [
  ['nps', { type: 'nps' }, 9, [{ question: 'q', questionType: 'nps', properties: { value: 9 } }]],
  [
    'rating',
    { type: 'rating', max: 10 },
    7,
    [{ question: 'q', questionType: 'rating', properties: { value: 7, scale_min: 1, scale_max: 10 } }],
  ],
  [
    'matrix with scores',
    {
      type: 'matrix',
      rows: options('r1', 'r2'),
      columns: options('c1', 'c2', 'na').map((one, at) => ({ ...one, score: at === 2 ? null : at + 1 })),
    },
    { r1: 'c2', r2: 'na' },
    [
      {
        question: 'q.r1',
        questionType: 'rating',
        properties: { value: 2, text: 'c2', scale_min: 1, scale_max: 2 },
      },
      { question: 'q.r2', questionType: 'choice', properties: { value: 'na' } },
    ],
  ],
  [
    'sum',
    { type: 'sum', options: options('a', 'b') },
    { a: 70, b: 30 },
    [
      { question: 'q.a', questionType: 'sum', properties: { value: 70, scale_min: 0, scale_max: 100 } },
      { question: 'q.b', questionType: 'sum', properties: { value: 30, scale_min: 0, scale_max: 100 } },
    ],
  ],
  [
    'net',
    { type: 'net' },
    'less',
    [{ question: 'q', questionType: 'net', properties: { value: -1, text: 'less' } }],
  ],
  [
    'consent',
    { type: 'consent', statement: text, purpose: 'research' },
    false,
    [{ question: 'q', questionType: 'consent', properties: { value: 'no', purpose: 'research' } }],
  ],
  ['contact', { type: 'contact', fields: [{ field: 'email' }] }, { email: 'a@b.ru' }, []],
  ['an e-mail address', { type: 'text', kind: 'email' }, 'a@b.ru', []],
];

test.each(PARTS)('%s', (_, own, value, parts) => {
  expect(answerParts(question(own), value)).toEqual(parts);
});

test('the words beside "other" go with the choice', () => {
  const parts = answerParts(
    question({ type: 'single', options: options('a'), other: true }),
    'other',
    'своё',
  );
  expect(parts[0]?.properties).toEqual({ value: 'other', other: 'своё' });
});

test('contact details are traits, not figures', () => {
  const fields = [{ field: 'name' }, { field: 'email' }];
  expect(contactTraits(question({ type: 'contact', fields }), { name: 'Анна', email: 'a@b.ru' })).toEqual({
    name: 'Анна',
    email: 'a@b.ru',
  });
  expect(contactTraits(question({ type: 'text', kind: 'phone' }), '+7900')).toEqual({ phone: '+7900' });
  expect(contactTraits(question({ type: 'text' }), 'Анна')).toEqual({});
  expect(contactTraits(question({ type: 'nps' }), 9)).toEqual({});
});

test('a scale of its own is not sent along', () => {
  expect(Object.keys(SCALES)).toEqual(['nps', 'csat', 'ces', 'net']);
  expect(answerParts(question({ type: 'ces' }), 7)[0]?.properties).toEqual({ value: 7 });
});
