import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSurvey } from '../../check-survey.ts';
import { readAnswers } from '../../read-answer-value.ts';
import { type Answers, questionsOf, type Respondent } from '../../survey-fields.ts';
import { type Question, type Survey, surveySchema } from '../../survey-schema.ts';
import { good } from '../../testing/any-form.ts';
import { anySurvey, type Draw, surveyOf, TYPES } from '../../testing/any-survey.ts';
import { pagesOf } from '../../walk.ts';
import type { Converted, Loss } from '../conversion.ts';
import { fromFormbricks } from './from-formbricks.ts';
import { OLDER, THEIRS } from './testing/their-survey.ts';
import { toFormbricks } from './to-formbricks.ts';

function converted(json: unknown): Converted {
  const read = fromFormbricks(json);
  if (read.kind === 'refused') throw new Error(`${read.code} ${read.said}`);
  return read;
}
const both = (text: string) => ({ ru: text, en: text });
const losses = (all: readonly Loss[]) => all.map(({ path, what }) => `${path} ${what}`);
const endless = { endOnFailure: true } as const;

/** What Formbricks can carry of a question. */
function carried(question: Question): object {
  const { show: _show, knownFrom: _known, ...own } = question;
  switch (own.type) {
    case 'csat':
    case 'ces':
      return { ...own, type: 'rating', max: own.type === 'csat' ? 5 : 7, look: 'number', coloured: false };
    case 'rating':
      return { ...own, max: [3, 4, 5, 6, 7, 10].find((max) => max >= own.max) };
    case 'matrix':
      return { ...own, columns: own.columns.map((column) => ({ ...column, score: null })) };
    case 'multiple':
      return { ...own, options: own.options.map((option) => ({ ...option, exclusive: false })) };
    case 'ranking':
      return { ...own, top: null };
    case 'consent':
      return { ...own, purpose: '' };
    case 'date':
      return { ...own, from: null, to: null };
    case 'contact':
      return { ...own, fields: own.fields.toSorted((a, b) => a.field.localeCompare(b.field)) };
    default:
      return own;
  }
}
const NEAR: readonly Question['type'][] = ['sum', 'picture', 'slider'];
const carries = TYPES.filter((type) => !NEAR.includes(type));

test('what goes out comes back: every part that Formbricks can carry', () => {
  fc.assert(
    fc.property(anySurvey({ types: carries }), (survey) => {
      const back = converted(toFormbricks(survey).json).survey;
      expect(questionsOf(back).map(carried)).toEqual(questionsOf(survey).map(carried));
      for (const name of ['intro', 'thanks', 'hidden', 'back', 'languages'] as const)
        expect(back[name]).toEqual(survey[name]);
      // A jump over what a later condition asks about asks it already when it leaves: told, not refused.
      const errors = checkSurvey(back).filter(
        ({ level, code }) => level === 'error' && code !== 'asks-ahead',
      );
      expect(errors).toEqual([]);
    }),
    endless,
  );
});

const respondent: Respondent = { hidden: { city: 'north' }, traits: {}, language: 'ru' };
const path = (survey: Survey, answers: Answers) =>
  pagesOf(survey, { seed: 's', answers, respondent }).flatMap(({ questions }) =>
    questions.map(({ id }) => id),
  );

test('the way through a survey is the same when it comes back, with its conditions as jumps', () => {
  let same = 0;
  const survey = anySurvey({ lot: false, types: carries, asks: ({ key }) => key !== 'language' });
  fc.assert(
    fc.property(survey, fc.gen(), (ours, gen) => {
      const draw: Draw = (arbitrary) => gen(() => arbitrary);
      const { json, unknown } = toFormbricks(ours);
      const back = converted(json);
      const lost = [...unknown, ...back.unknown].some(
        ({ what }) => what === 'expression' || what === 'logic',
      );
      if (lost) return;
      const sent = Object.fromEntries(
        questionsOf(ours).flatMap((question) => (draw(fc.boolean()) ? good(draw, question) : [])),
      );
      const { answers } = readAnswers(questionsOf(ours), (name) => sent[name] ?? []);
      expect(path(back.survey, answers)).toEqual(path(ours, answers));
      if (questionsOf(ours).some(({ show }) => show !== null)) same += 1;
    }),
    { numRuns: 800, ...endless },
  );
  expect(same).toBeGreaterThan(50);
});

test('what Formbricks cannot say is told', () => {
  const survey = surveyOf([
    {
      id: 'b1',
      pick: 1,
      show: { kind: 'is', field: 'language', op: 'equals', value: 'ru' },
      questions: [
        { id: 'source', type: 'ces', text: both('a'), knownFrom: 'x' },
        { id: 'q2', type: 'slider', text: both('a') },
        { id: 'q3', type: 'rating', max: 8, text: both('a') },
      ],
    },
  ]);
  expect(losses(toFormbricks(survey).unknown).toSorted()).toEqual(
    [
      '$ changed',
      '$.blocks[0].pick setting',
      '$.blocks[0].questions[0] changed',
      '$.blocks[0].questions[0].knownFrom setting',
      '$.blocks[0].questions[1] changed',
      '$.blocks[0].questions[2].max changed',
      '$.blocks[0].show expression',
    ].toSorted(),
  );
});

test('a survey in blocks is read, and what is lost is told with its place', () => {
  const { survey, unknown } = converted(THEIRS);
  expect(surveySchema.parse(survey)).toEqual(survey);
  expect(survey).toMatchObject({
    languages: ['ru', 'en'],
    title: { ru: 'Магазин' },
    intro: { ru: 'Здравствуйте\nТри минуты', en: 'Hello' },
    thanks: { ru: 'Спасибо!' },
    hidden: [{ id: 'store' }],
  });
  expect(questionsOf(survey).map(({ id, type }) => `${id} ${type}`)).toEqual([
    'nps nps',
    'why text',
    'what multiple',
    'grid matrix',
    'agree consent',
    'more statement',
    'who contact',
  ]);
  expect(survey.blocks[0]?.jumps).toEqual([
    {
      when: {
        kind: 'all',
        of: [
          { kind: 'is', field: 'answer.nps', op: 'at-least', value: 9 },
          { kind: 'is', field: 'hidden.store', op: 'known', value: null },
        ],
      },
      to: 'end',
    },
    { when: { kind: 'all', of: [] }, to: 'bbb' },
  ]);
  expect(survey.blocks[1]?.jumps).toEqual([
    {
      when: {
        kind: 'any',
        of: [
          { kind: 'is', field: 'answer.what', op: 'has-any', value: ['cc1', 'other'] },
          { kind: 'is', field: 'answer.grid.r0', op: 'equals', value: 'c1' },
        ],
      },
      to: 'ccc',
    },
  ]);
  expect(questionsOf(survey)[1]?.text).toEqual({ ru: 'Почему {{answer.nps|столько}}?', en: 'Why?' });
  expect(questionsOf(survey)[2]).toMatchObject({
    other: true,
    min: 1,
    max: 2,
    options: [{ id: 'cc1' }, { id: 'cc2' }, { id: 'none', exclusive: true }],
  });
  expect(losses(unknown).toSorted()).toEqual(
    [
      '$.styling look',
      '$.triggers setting',
      '$.variables setting',
      '$.endings[1] setting',
      '$.blocks[0].elements[0].headline html',
      '$.blocks[0].elements[0].headline.de language',
      '$.blocks[0].elements[1].placeholder look',
      '$.blocks[0].logic[0].actions[1] logic',
      '$.blocks[1].logic[1] expression',
      '$.blocks[1].logic[2] logic',
      '$.blocks[2].elements[1].buttonExternal setting',
      '$.blocks[2].elements[1].buttonUrl setting',
      '$.blocks[2].elements[3] question-type',
      '$.blocks[2].logic[0].actions[0] logic',
    ].toSorted(),
  );
  expect(checkSurvey(survey).filter(({ level }) => level === 'error')).toEqual([]);
});

test('an older survey of single questions is read, each with its jumps', () => {
  const { survey } = converted(OLDER);
  expect(
    survey.blocks.map(({ id, questions, jumps }) => [id, questions[0]?.id, jumps.map(({ to }) => to)]),
  ).toEqual([
    ['rate', 'rate', ['thanks']],
    ['detail', 'detail', []],
    ['thanks', 'thanks', []],
  ]);
  expect(survey.blocks[0]?.jumps[0]?.when).toEqual({
    kind: 'is',
    field: 'answer.rate',
    op: 'at-least',
    value: 4,
  });
  expect(checkSurvey(survey).filter(({ level }) => level === 'error')).toEqual([]);
});

test.each([
  null,
  5,
  [],
  {},
  { blocks: [] },
  { data: { questions: [] } },
  { blocks: [{ elements: [{ type: 'cal' }] }] },
])('no survey can be seen in %j', (json) => {
  expect(fromFormbricks(json).kind).toBe('refused');
});
