import fc from 'fast-check';
import { Model } from 'survey-core';
import { expect, test } from 'vitest';
import type { Condition } from '../../../../kernel/conditions/condition.ts';
import { checkSurvey } from '../../check-survey.ts';
import { readAnswers } from '../../read-answer-value.ts';
import { type Answers, questionsOf, type Respondent } from '../../survey-fields.ts';
import { type Question, type Survey, surveySchema } from '../../survey-schema.ts';
import { good } from '../../testing/any-form.ts';
import { anySurvey, type Draw, surveyOf, TYPES } from '../../testing/any-survey.ts';
import { pagesOf } from '../../walk.ts';
import type { Converted, Loss } from '../conversion.ts';
import { fromSurveyJs } from './from-surveyjs.ts';
import { THEIRS } from './testing/their-survey.ts';
import { toSurveyJs } from './to-surveyjs.ts';

function converted(json: unknown): Converted {
  const read = fromSurveyJs(json);
  if (read.kind === 'refused') throw new Error(`${read.code} ${read.said}`);
  return read;
}
const both = (text: string) => ({ ru: text, en: text });
const losses = (all: readonly Loss[]) => all.map(({ path, what }) => `${path} ${what}`);
const asked = (survey: Survey) => questionsOf(survey);
const endless = { endOnFailure: true } as const;

/** What SurveyJS can carry of a question: the rest is told by the export and checked below. */
function carried(question: Question): object {
  const { show: _show, knownFrom: _known, ...own } = question;
  switch (own.type) {
    case 'csat':
    case 'ces':
      return { ...own, type: 'rating', max: own.type === 'csat' ? 5 : 7, look: 'number', coloured: false };
    case 'matrix':
      return { ...own, columns: own.columns.map((column) => ({ ...column, score: null })) };
    case 'multiple':
      return { ...own, options: own.options.map((option) => ({ ...option, exclusive: false })) };
    case 'slider':
      return { ...own, low: {}, high: {} };
    case 'consent':
      return { ...own, purpose: '' };
    case 'statement':
      return { ...own, help: {} };
    case 'text':
      return { ...own, long: own.long && own.kind === 'text' };
    default:
      return own;
  }
}
/** Types that come back as another, as the export says. */
const NEAR = new Set<Question['type']>(['sum', 'picture']);

test('what goes out comes back: every part that SurveyJS can carry', () => {
  fc.assert(
    fc.property(anySurvey({ jumps: false }), (survey) => {
      const { json } = toSurveyJs(survey);
      const back = converted(json).survey;
      expect(back.blocks.map(({ id, title, shuffleQuestions }) => [id, title, shuffleQuestions])).toEqual(
        survey.blocks.map(({ id, title, shuffleQuestions }) => [id, title, shuffleQuestions]),
      );
      const kept = asked(survey).filter(({ type }) => !NEAR.has(type));
      for (const question of kept)
        expect(carried(asked(back).find(({ id }) => id === question.id) as Question)).toEqual(
          carried(question),
        );
      for (const name of ['title', 'intro', 'thanks', 'hidden', 'back', 'progress'] as const)
        expect(back[name]).toEqual(survey[name]);
      expect(new Set(back.languages)).toEqual(new Set(survey.languages));
      expect(checkSurvey(back).filter(({ level }) => level === 'error')).toEqual([]);
    }),
    endless,
  );
});

const respondent: Respondent = { hidden: { city: 'north' }, traits: {}, language: 'ru' };
const path = (survey: Survey, answers: Answers) =>
  pagesOf(survey, { seed: 's', answers, respondent }).flatMap(({ questions }) =>
    questions.map(({ id }) => id),
  );
/** Conditions on these come back as they went; those on the language and on traits SurveyJS cannot ask. */
const carries = TYPES.filter((type) => !NEAR.has(type));

test('the way through a survey is the same when it comes back, with its jumps', () => {
  let same = 0;
  const survey = anySurvey({ lot: false, types: carries, asks: ({ key }) => key !== 'language' });
  fc.assert(
    fc.property(survey, fc.gen(), (ours, gen) => {
      const draw: Draw = (arbitrary) => gen(() => arbitrary);
      const { json, unknown } = toSurveyJs(ours);
      const back = converted(json);
      const lost = [...unknown, ...back.unknown].some(
        ({ what }) => what === 'expression' || what === 'logic',
      );
      if (lost) return;
      const sent = Object.fromEntries(
        asked(ours).flatMap((question) => (draw(fc.boolean()) ? good(draw, question) : [])),
      );
      const { answers } = readAnswers(asked(ours), (name) => sent[name] ?? []);
      expect(path(back.survey, answers)).toEqual(path(ours, answers));
      if (ours.blocks.some(({ jumps }) => jumps.length > 0)) same += 1;
    }),
    { numRuns: 600, ...endless },
  );
  expect(same).toBeGreaterThan(100);
});

/** Answers as SurveyJS keeps them. */
const theirAnswers = (survey: Survey, answers: Answers): Record<string, unknown> =>
  Object.fromEntries(
    asked(survey).flatMap(({ id }) => (answers[id] === undefined ? [] : [[id, answers[id]]])),
  );

test('SurveyJS loads what is written without an error and shows the same questions', () => {
  const survey = anySurvey({
    lot: false,
    types: carries,
    hidden: false,
    asks: ({ key }) => key !== 'language',
  });
  fc.assert(
    fc.property(survey, fc.gen(), (ours, gen) => {
      const draw: Draw = (arbitrary) => gen(() => arbitrary);
      const { json, unknown } = toSurveyJs(ours);
      const model = new Model(json);
      expect(model.jsonErrors ?? []).toEqual([]);
      expect(model.getAllQuestions().map(({ name }) => name)).toEqual(asked(ours).map(({ id }) => id));
      if (unknown.some(({ what }) => what === 'expression' || what === 'logic')) return;
      const sent = Object.fromEntries(
        asked(ours).flatMap((question) => (draw(fc.boolean()) ? good(draw, question) : [])),
      );
      const { answers } = readAnswers(asked(ours), (name) => sent[name] ?? []);
      model.clearInvisibleValues = 'none';
      model.data = theirAnswers(ours, answers);
      const shown = model.getAllQuestions().filter(({ isVisible, page }) => isVisible && page.isVisible);
      expect(shown.map(({ name }) => name)).toEqual(path(ours, answers));
    }),
    { numRuns: 300, ...endless },
  );
});

test('what SurveyJS cannot say is told, not dropped in silence', () => {
  const low: Condition = { kind: 'is', field: 'answer.q1', op: 'at-most', value: 3 };
  const trait: Condition = { kind: 'is', field: 'trait.tier', op: 'equals', value: 'gold' };
  const survey = surveyOf(
    [
      {
        id: 'b1',
        shuffled: true,
        pick: 1,
        questions: [
          { id: 'q1', type: 'csat', text: both('a'), knownFrom: 'score' },
          { id: 'q2', type: 'sum', text: both('a {{answer.q1|?}}'), options: [{ id: 'a', text: both('a') }] },
          { id: 'q3', type: 'nps', text: both('a'), show: trait },
          {
            id: 'q4',
            type: 'multiple',
            text: both('a'),
            options: [{ id: 'x', text: both('x'), exclusive: true }],
          },
          { id: 'q5', type: 'consent', text: both('a'), statement: both('b'), purpose: 'ads' },
        ],
      },
    ],
    { full: both('full'), quotas: [{ id: 'k', name: 'Low', when: low, limit: 5 }] },
  );
  expect(losses(toSurveyJs(survey).unknown).toSorted()).toEqual(
    [
      '$ changed',
      '$.blocks[0].pick setting',
      '$.blocks[0].questions[0] changed',
      '$.blocks[0].questions[0].knownFrom setting',
      '$.blocks[0].questions[1].total changed',
      '$.blocks[0].questions[2].show expression',
      '$.blocks[0].questions[3].options[0].exclusive changed',
      '$.blocks[0].questions[4].purpose setting',
      '$.blocks[0].shuffled setting',
      '$.full setting',
      '$.quotas[0] setting',
    ].toSorted(),
  );
});

test('a survey as they are made there is read, and what is lost is told with its place', () => {
  const { survey, unknown } = converted(THEIRS);
  expect(surveySchema.parse(survey)).toEqual(survey);
  expect(survey).toMatchObject({
    languages: ['en'],
    title: { en: 'Shop visit', ru: 'Визит в магазин' },
    intro: { en: 'Three minutes' },
    thanks: { en: 'Thank you!\nSee you & yours' },
    back: false,
    progress: true,
    hidden: [{ id: 'source', name: {} }],
  });
  expect(asked(survey).map(({ id, type }) => `${id} ${type}`)).toEqual([
    'visited-before single',
    'nps nps',
    'stars rating',
    'odd slider',
    'grades single',
    'card single',
    'why text',
    'what multiple',
    'note statement',
    'm matrix',
    'm_why text',
    'staff_why text',
    'pic single',
    'contact contact',
    'sizes-height text',
    'rank ranking',
    'when text',
    'photo file',
    'last text',
  ]);
  const find = (id: string) => asked(survey).find((question) => question.id === id);
  expect(find('visited-before')).toMatchObject({
    required: true,
    other: true,
    options: [{ id: 'never', text: { en: 'Never' } }, { id: 'once' }, { id: 'often', text: { en: 'often' } }],
  });
  expect(find('nps')).toMatchObject({ low: { en: 'No' } });
  expect(find('stars')).toMatchObject({ max: 5, look: 'star', coloured: true });
  expect(find('what')).toMatchObject({
    shuffle: true,
    max: 2,
    options: [{ id: 'a' }, { id: 'b' }, { id: 'none', exclusive: true }],
  });
  expect(find('note')).toMatchObject({ text: { en: 'Mind this' } });
  expect(find('m')).toMatchObject({ required: true, columns: [{ score: 1 }, { score: 2 }, { score: 3 }] });
  expect(find('why')).toMatchObject({
    text: { en: 'Why {{answer.nps}}?' },
    max: 500,
    show: {
      kind: 'all',
      of: [
        { field: 'answer.nps', op: 'at-most', value: 6 },
        { field: 'answer.card', op: 'equals', value: 'yes' },
      ],
    },
  });
  expect(find('last')).toMatchObject({ show: { field: 'answer.rank', op: 'equals', value: 'x' } });
  expect(survey.blocks[0]?.jumps).toEqual([
    { when: { kind: 'is', field: 'answer.visited-before', op: 'equals', value: 'never' }, to: 'end' },
    { when: { kind: 'is', field: 'answer.nps', op: 'at-least', value: 9 }, to: 'third' },
  ]);
  expect(losses(unknown).toSorted()).toEqual(
    [
      '$.title.de language',
      '$.logo look',
      '$.navigateToUrl setting',
      '$.calculatedValues[1] expression',
      '$.triggers[0] changed',
      '$.triggers[1] changed',
      '$.triggers[2] trigger',
      '$.pages[0].elements[0].name changed',
      '$.pages[0].elements[0].otherText setting',
      '$.pages[0].elements[3] changed',
      '$.pages[0].elements[4] changed',
      '$.pages[0].elements[5] changed',
      '$.pages[1].elements[0].title setting',
      '$.pages[1].elements[1].html html',
      '$.pages[1].elements[3].visibleIf expression',
      '$.pages[1].elements[4].visibleIf expression',
      '$.pages[2].elements[0] changed',
      '$.pages[2].elements[0].choices[0].imageLink changed',
      '$.pages[2].elements[2] changed',
      '$.pages[2].elements[2].items[0].name changed',
      '$.pages[2].elements[4].inputType changed',
      '$.pages[2].elements[4].validators setting',
      '$.pages[2].elements[5].allowMultiple changed',
      '$.pages[2].elements[6] question-type',
      '$.pages[2].elements[7] question-type',
      '$.pages[2].elements[8].visible setting',
    ].toSorted(),
  );
  expect(checkSurvey(survey).filter(({ level }) => level === 'error')).toEqual([]);
});

test('a Russian survey without marks of its language is Russian', () => {
  const { survey } = converted({ elements: [{ type: 'text', name: 'q', title: 'Как вас зовут?' }] });
  expect(survey.languages).toEqual(['ru']);
  expect(asked(survey)[0]?.text).toEqual({ ru: 'Как вас зовут?' });
  const { survey: two } = converted({
    elements: [{ type: 'text', name: 'q', title: { default: 'Your name?', ru: 'Как вас зовут?' } }],
  });
  expect(two.languages).toEqual(['en', 'ru']);
});

test.each([null, 5, 'x', [], {}, { pages: {} }, { pages: [] }, { elements: [{ type: 'signaturepad' }] }])(
  'no survey can be seen in %j',
  (json) => {
    expect(fromSurveyJs(json).kind).toBe('refused');
  },
);
