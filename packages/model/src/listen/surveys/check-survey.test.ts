import { expect, test } from 'vitest';
import type { Condition } from '../../kernel/conditions/condition.ts';
import { checkSurvey, SURVEY_FINDINGS, type SurveyFindingCode } from './check-survey.ts';
import type { Survey, SurveyDraft } from './survey-schema.ts';
import { surveyOf } from './testing/any-survey.ts';

type Block = SurveyDraft['blocks'][number];
type Question = Block['questions'][number];
const both = (text: string) => ({ ru: text, en: text });
const nps = (id: string, more: Partial<Question> = {}): Question =>
  ({ id, type: 'nps', text: both('Оцените'), ...more }) as Question;
const block = (id: string, questions: Question[], more: Partial<Block> = {}): Block => ({
  id,
  questions,
  ...more,
});
const low = (question: string): Condition => ({
  kind: 'is',
  field: `answer.${question}`,
  op: 'at-most',
  value: 6,
});
const ALWAYS: Condition = { kind: 'all', of: [] };
const options = (...ids: string[]) => ids.map((id) => ({ id, text: both(id) }));
const one = (question: object) => surveyOf([block('b1', [question as Question])]);
const text = both('Вопрос');
const jump = (to: string, when: Condition = ALWAYS) => ({ jumps: [{ when, to }] });

/** For each finding a survey that has it and no other error. */
const EXAMPLES: { readonly [C in SurveyFindingCode]: Survey } = {
  'no-questions': surveyOf([block('b1', [{ id: 'hello', type: 'statement', text }])]),
  'too-many-questions': surveyOf(
    [0, 1].map((at) =>
      block(
        `b${at}`,
        Array.from({ length: 151 }, (_, place) => nps(`q${at}_${place}`)),
      ),
    ),
  ),
  'same-id': surveyOf([block('b1', [nps('q1')]), block('b2', [nps('q1')])]),
  'no-words': one({ id: 'q1', type: 'nps', text: { ru: ' ' } }),
  'not-translated': one({ id: 'q1', type: 'nps', text: { ru: 'Оцените' } }),
  'no-options': one({ id: 'q1', type: 'single', text, options: options('a') }),
  'same-option': one({ id: 'q1', type: 'single', text, options: options('a', 'a') }),
  'no-rows': one({ id: 'q1', type: 'matrix', text, rows: [], columns: options('a', 'b') }),
  'bad-limits': one({ id: 'q1', type: 'multiple', text, options: options('a', 'b'), min: 3 }),
  'no-fields': one({ id: 'q1', type: 'contact', text, fields: [] }),
  'unknown-field': surveyOf([block('b1', [nps('q1')]), block('b2', [nps('q2')], { show: low('gone') })]),
  'bad-condition': surveyOf([
    block('b1', [nps('q1')]),
    block('b2', [nps('q2')], { show: { kind: 'is', field: 'answer.q1', op: 'contains', value: 'x' } }),
  ]),
  'asks-ahead': surveyOf([block('b1', [nps('q1')], { show: low('q2') }), block('b2', [nps('q2')])]),
  'asks-by-lot': surveyOf([
    block('b1', [nps('q1'), nps('q2')], { pick: 1 }),
    block('b2', [nps('q3')], { show: low('q1') }),
  ]),
  'jump-back': surveyOf([block('b1', [nps('q1')]), block('b2', [nps('q2')], jump('b1', low('q2')))]),
  'jump-nowhere': surveyOf([block('b1', [nps('q1')], jump('gone', low('q1')))]),
  'jump-among-shuffled': surveyOf([
    block('b1', [nps('q1')], jump('b2', low('q1'))),
    block('b2', [nps('q2')], { shuffled: true }),
    block('b3', [nps('q3')], { shuffled: true }),
  ]),
  'never-reached': surveyOf([
    block('b1', [nps('q1')], jump('b3')),
    block('b2', [nps('q2')]),
    block('b3', [nps('q3')]),
  ]),
  'pick-too-many': surveyOf([block('b1', [nps('q1')], { pick: 2 })]),
  'leading-words': one({ id: 'q1', type: 'nps', text: { ru: 'Согласитесь, хорошо?', en: 'Good?' } }),
  'coloured-scale': one({ id: 'q1', type: 'rating', text, coloured: true }),
  preselected: one({ id: 'q1', type: 'single', text, options: options('a', 'b'), preselected: 'a' }),
  'one-end-named': one({ id: 'q1', type: 'nps', text, low: both('Нет') }),
  'two-questions': one({
    id: 'q1',
    type: 'csat',
    text: { ru: 'Довольны?', en: 'How satisfied are you with price and quality?' },
  }),
  'required-words': one({ id: 'q1', type: 'text', text, long: true, required: true }),
  'many-questions': surveyOf([
    block(
      'b1',
      Array.from({ length: 16 }, (_, at) => nps(`q${at}`)),
    ),
  ]),
  'options-not-shuffled': one({
    id: 'q1',
    type: 'single',
    text,
    options: options('a', 'b', 'c', 'd', 'e', 'f', 'g'),
  }),
};

const codes = (survey: Survey, level?: 'error' | 'warning') =>
  checkSurvey(survey)
    .filter((finding) => level === undefined || finding.level === level)
    .map(({ code }) => code);

test.each(SURVEY_FINDINGS)('%s is found, and nothing else that would stop it', (code) => {
  const found = codes(EXAMPLES[code]);
  expect(found).toContain(code);
  const others = codes(EXAMPLES[code], 'error').filter((one) => one !== code);
  expect(others).toEqual([]);
});

test('a plain survey has nothing wrong', () => {
  expect(checkSurvey(surveyOf([block('b1', [nps('q1')])]))).toEqual([]);
});

test('a finding names its place and what it speaks of', () => {
  expect(checkSurvey(EXAMPLES['jump-back'])).toEqual([
    { level: 'error', code: 'jump-back', block: 'b2', question: null, said: 'b1' },
  ]);
  expect(checkSurvey(EXAMPLES['same-option'])).toEqual([
    { level: 'error', code: 'same-option', block: 'b1', question: 'q1', said: 'a' },
  ]);
});

/** Surveys in which somebody could go round for ever if they were published. */
const LOOPS: readonly [string, Survey, SurveyFindingCode][] = [
  ['a block jumps to itself', surveyOf([block('b1', [nps('q1')], jump('b1'))]), 'jump-back'],
  [
    'two blocks jump to each other',
    surveyOf([block('b1', [nps('q1')], jump('b2')), block('b2', [nps('q2')], jump('b1'))]),
    'jump-back',
  ],
  [
    'a circle of three, each under a condition',
    surveyOf([
      block('b1', [nps('q1')], jump('b2', low('q1'))),
      block('b2', [nps('q2')], jump('b3', low('q2'))),
      block('b3', [nps('q3')], jump('b1', low('q3'))),
    ]),
    'jump-back',
  ],
  [
    'two questions that each wait for the other',
    surveyOf([block('b1', [nps('q1', { show: low('q2') }), nps('q2', { show: low('q1') })])]),
    'asks-ahead',
  ],
  [
    'a question that waits for itself',
    surveyOf([block('b1', [nps('q1', { show: low('q1') })])]),
    'asks-ahead',
  ],
  [
    'two blocks of which each waits for the other',
    surveyOf([block('b1', [nps('q1')], { show: low('q2') }), block('b2', [nps('q2')], { show: low('q1') })]),
    'asks-ahead',
  ],
  [
    'a jump between blocks whose order is left to the lot',
    surveyOf([
      block('b1', [nps('q1')], { shuffled: true, ...jump('b2') }),
      block('b2', [nps('q2')], { shuffled: true }),
    ]),
    'jump-among-shuffled',
  ],
];

test.each(LOOPS)('%s: refused', (_, survey, code) => {
  expect(codes(survey, 'error')).toContain(code);
});

test('a block called "end" cannot be told from the end', () => {
  expect(
    codes(surveyOf([block('b1', [nps('q1')], jump('end')), block('end', [nps('q2')])]), 'error'),
  ).toEqual(['same-id']);
});

test('an option called "other" cannot stand beside the option for other words', () => {
  const survey = (other: boolean) =>
    one({ id: 'q1', type: 'single', text, options: options('a', 'other'), other });
  expect(codes(survey(true))).toEqual(['same-option']);
  expect(codes(survey(false))).toEqual([]);
});

test('a block that the lot may put before what it asks about is told of', () => {
  const blocks = [
    block('early', [nps('q1')], { shuffled: true }),
    block('fixed', [nps('q2')]),
    block('late', [nps('q3')], { shuffled: true, show: low('q2') }),
  ];
  expect(codes(surveyOf(blocks))).toEqual(['asks-by-lot']);
  const own = block('late', [nps('q3'), nps('q4', { show: low('q2') })], { shuffled: true });
  expect(codes(surveyOf([...blocks.slice(0, 2), own]))).toEqual(['asks-by-lot']);
  expect(codes(surveyOf([blocks[1] as Block, blocks[2] as Block]))).toEqual([]);
});

test('where the lot changes nothing of what is known, it is not told of', () => {
  const shuffled = ['b1', 'b2'].map((id, at) =>
    block(id, [nps(`q${at + 1}`)], { shuffled: true, ...jump('end', low(`q${at + 1}`)) }),
  );
  // After its own questions a block knows their answers, wherever it stands; and so does who comes after all.
  expect(codes(surveyOf([...shuffled, block('b3', [nps('q3')], { show: low('q1') })]))).toEqual([]);
  const quota = { id: 'low', name: 'Low', when: low('q1'), limit: 10 };
  expect(codes(surveyOf(shuffled, { quotas: [quota] }))).toEqual([]);
  const mixed = [nps('q1'), nps('q2', { show: low('q1') })];
  expect(codes(surveyOf([block('b1', mixed, { shuffleQuestions: true })]))).toEqual(['asks-by-lot']);
  expect(
    codes(surveyOf([block('b1', [nps('q1')], { shuffleQuestions: true, ...jump('end', low('q1')) })])),
  ).toEqual([]);
});

test('piped words name fields that there are', () => {
  const piped = (words: string) => surveyOf([block('b1', [nps('q1'), nps('q2', { text: both(words) })])]);
  expect(codes(piped('{{answer.q1}}, {{language}}'))).toEqual([]);
  expect(codes(piped('{{ answer.gone | x }}'))).toEqual(['unknown-field', 'unknown-field']);
  expect(checkSurvey(piped('{{trait.tier|-}}'), [{ key: 'tier', type: 'text', name: {} }])).toEqual([]);
});

test('"a friend or colleague" is one question, two things to rate are two', () => {
  const asked = (en: string) => codes(one({ id: 'q1', type: 'nps', text: { ru: 'Оцените', en } }));
  expect(asked('How likely is it that you would recommend us to a friend or colleague?')).toEqual([]);
  expect(asked('How would you rate price and quality?')).toEqual(['two-questions']);
});
