import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holds } from '../../kernel/conditions/evaluate-condition.ts';
import { chiSquareSurvivalQuantile } from '../../kernel/statistics/chi-square.ts';
import { checkSurvey } from './check-survey.ts';
import { shuffledBy } from './lot.ts';
import { readAnswers } from './read-answer-value.ts';
import { questionsOf, type Respondent, readerOf } from './survey-fields.ts';
import type { Survey } from './survey-schema.ts';
import { drawSent } from './testing/any-form.ts';
import { anySurvey, type Draw, surveyOf } from './testing/any-survey.ts';
import {
  blocksInOrder,
  optionsInOrder,
  pageAfter,
  pageBefore,
  pagesOf,
  questionsByLot,
  type Walk,
} from './walk.ts';

const respondent: Respondent = { hidden: { city: 'north' }, traits: {}, language: 'ru' };

/** A survey with answers to some of it, as a form would have sent them. */
const onTheWay = anySurvey().chain((survey) =>
  fc.gen().map((gen): { survey: Survey; walk: Walk } => {
    const draw: Draw = (arbitrary) => gen(() => arbitrary);
    const asked = questionsOf(survey).filter(() => draw(fc.boolean()));
    const sent = Object.assign({}, ...asked.map((question) => drawSent(draw, question)));
    const { answers } = readAnswers(asked, (name) => (Object.hasOwn(sent, name) ? sent[name] : []));
    return { survey, walk: { seed: draw(fc.constantFrom('a', 'b', 'c', 'd')), answers, respondent } };
  }),
);
// A smaller example of a whole survey takes longer to find than the seed takes to run again.
const runs = { numRuns: 400, endOnFailure: true };

test('a generated survey has no error, so the properties below speak of what may be published', () => {
  fc.assert(
    fc.property(anySurvey(), (survey) => {
      expect(checkSurvey(survey).filter(({ level }) => level === 'error')).toEqual([]);
    }),
  );
});

test('every way ends, meets no block twice and asks nothing whose condition does not hold', () => {
  fc.assert(
    fc.property(onTheWay, ({ survey, walk }) => {
      const pages = pagesOf(survey, walk);
      const read = readerOf(survey, walk.answers, walk.respondent);
      const met = pages.map(({ block }) => block.id);
      expect(new Set(met).size).toBe(met.length);
      const order = blocksInOrder(survey, walk.seed).map(({ id }) => id);
      expect(met).toEqual(order.filter((id) => met.includes(id)));
      for (const { block, questions } of pages) {
        expect(holds(block.show, read)).toBe(true);
        expect(questions.length).toBeGreaterThan(0);
        const drawn = questionsByLot(block, walk.seed);
        expect(questions).toEqual(drawn.filter(({ show }) => holds(show, read)));
      }
    }),
    runs,
  );
});

test('jumps are honoured, and nothing else leaves a block out', () => {
  fc.assert(
    fc.property(onTheWay, ({ survey, walk }) => {
      const read = readerOf(survey, walk.answers, walk.respondent);
      const order = blocksInOrder(survey, walk.seed);
      const placeOf = (id: string | undefined) =>
        id === undefined || id === 'end' ? order.length : order.findIndex((block) => block.id === id);
      const withoutJumps = { ...survey, blocks: survey.blocks.map((block) => ({ ...block, jumps: [] })) };
      const askable = new Set(pagesOf(withoutJumps, walk).map(({ block }) => block.id));
      const pages = pagesOf(survey, walk);
      for (const [at, { block }] of pages.entries()) {
        const jump = block.jumps.find(({ when }) => holds(when, read));
        const goal = jump === undefined ? order.indexOf(block) + 1 : placeOf(jump.to);
        const next = placeOf(pages[at + 1]?.block.id);
        expect(next).toBeGreaterThanOrEqual(goal);
        // What lies between the goal and the next page was left out because it has nothing to ask.
        expect(order.slice(goal, next).filter(({ id }) => askable.has(id))).toEqual([]);
      }
    }),
    runs,
  );
});

test('back is the inverse of on, all along the way', () => {
  fc.assert(
    fc.property(onTheWay, ({ survey, walk }) => {
      const there: string[] = [];
      for (let page = pageAfter(survey, walk, null); page; page = pageAfter(survey, walk, page.block.id)) {
        const before = pageBefore(survey, walk, page.block.id);
        expect(before?.block.id).toBe(there.at(-1));
        there.push(page.block.id);
      }
      expect(there).toEqual(pagesOf(survey, walk).map(({ block }) => block.id));
    }),
    runs,
  );
});

test('a block that is no longer on the way is left for the next one after it', () => {
  const asks = { kind: 'is', field: 'answer.q1', op: 'at-most', value: 6 } as const;
  const survey = surveyOf([
    { id: 'first', questions: [{ id: 'q1', type: 'nps', text: { ru: 'а', en: 'a' } }] },
    { id: 'why', show: asks, questions: [{ id: 'q2', type: 'text', text: { ru: 'б', en: 'b' } }] },
    { id: 'last', questions: [{ id: 'q3', type: 'text', text: { ru: 'в', en: 'c' } }] },
  ]);
  const walk = (score: number): Walk => ({ seed: 's', answers: { q1: score }, respondent });
  expect(pageAfter(survey, walk(3), 'first')?.block.id).toBe('why');
  expect(pageAfter(survey, walk(9), 'first')?.block.id).toBe('last');
  expect(pageAfter(survey, walk(9), 'why')?.block.id).toBe('last');
  expect(pageAfter(survey, walk(9), 'last')).toBeNull();
  expect(pageBefore(survey, walk(9), 'why')).toBeNull();
});

test('a question whose answer is known already is not asked', () => {
  const survey = surveyOf([
    {
      id: 'b',
      questions: [
        { id: 'mail', type: 'text', kind: 'email', text: { ru: 'Почта', en: 'E-mail' }, knownFrom: 'email' },
        { id: 'why', type: 'text', text: { ru: 'Почему', en: 'Why' } },
      ],
    },
  ]);
  const asked = (traits: Respondent['traits']) =>
    pagesOf(survey, { seed: 's', answers: {}, respondent: { ...respondent, traits } })[0]?.questions.map(
      ({ id }) => id,
    );
  expect(asked({})).toEqual(['mail', 'why']);
  expect(asked({ email: 'a@b.ru' })).toEqual(['why']);
});

test('the lot gives the same to the same seed, and so many as are to be picked', () => {
  fc.assert(
    fc.property(anySurvey(), fc.string(), (survey, seed) => {
      expect(blocksInOrder(survey, seed)).toEqual(blocksInOrder(structuredClone(survey), seed));
      blocksInOrder(survey, seed).forEach((block, at) => {
        if (!survey.blocks[at]?.shuffled) expect(block).toBe(survey.blocks[at]);
        const drawn = questionsByLot(block, seed);
        expect(questionsByLot(structuredClone(block), seed)).toEqual(drawn);
        expect(drawn).toHaveLength(block.pick ?? block.questions.length);
        expect(new Set(drawn).size).toBe(drawn.length);
        if (!block.shuffleQuestions)
          expect(drawn).toEqual(block.questions.filter((one) => drawn.includes(one)));
      });
    }),
  );
});

const SEEDS = Array.from({ length: 6_000 }, (_, at) => `response-${at}`);
/** Pearson's statistic of what was drawn against all being equally likely. */
function unevenness(drawn: readonly string[], kinds: number): number {
  const counts = new Map<string, number>();
  for (const one of drawn) counts.set(one, (counts.get(one) ?? 0) + 1);
  expect(counts.size).toBe(kinds);
  const expected = drawn.length / kinds;
  return [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}
/** Beyond this a fair lot comes once in a million times. */
const bound = (kinds: number) => chiSquareSurvivalQuantile(1e-6, kinds - 1);

test('different seeds give every order, each as often', () => {
  const items = ['a', 'b', 'c', 'd'];
  const orders = SEEDS.map((seed) => shuffledBy(items, seed, (item) => item).join(''));
  expect(unevenness(orders, 24)).toBeLessThan(bound(24));
  const fixed = SEEDS.map((seed) =>
    shuffledBy(
      items,
      seed,
      (item) => item,
      (item) => item === 'b',
    ).join(''),
  );
  expect(fixed.every((order) => order[1] === 'b')).toBe(true);
  expect(unevenness(fixed, 6)).toBeLessThan(bound(6));
});

test('every choice of questions and every order of them comes as often', () => {
  const block = surveyOf([
    {
      id: 'b',
      pick: 2,
      shuffleQuestions: true,
      questions: ['q1', 'q2', 'q3', 'q4'].map((id) => ({
        id,
        type: 'net' as const,
        text: { ru: id, en: id },
      })),
    },
  ]).blocks[0];
  if (block === undefined) throw new Error('no block');
  const drawn = SEEDS.map((seed) =>
    questionsByLot(block, seed)
      .map(({ id }) => id)
      .join(''),
  );
  expect(unevenness(drawn, 12)).toBeLessThan(bound(12));
});

test('the lots of two blocks, and of the blocks and their questions, do not hang together', () => {
  const questions = (prefix: string) =>
    ['1', '2'].map((id) => ({ id: `${prefix}${id}`, type: 'net' as const, text: { ru: id, en: id } }));
  const survey = surveyOf(
    ['x', 'y'].map((id) => ({ id, shuffled: true, shuffleQuestions: true, questions: questions(id) })),
  );
  const drawn = SEEDS.map((seed) =>
    blocksInOrder(survey, seed)
      .map((block) =>
        questionsByLot(block, seed)
          .map(({ id }) => id)
          .join(''),
      )
      .join(''),
  );
  expect(unevenness(drawn, 8)).toBeLessThan(bound(8));
});

test('options are shuffled where that is wanted, and what excludes the others stays in its place', () => {
  const options = ['a', 'b', 'c', 'none'].map((id) => ({ id, exclusive: id === 'none' }));
  const orders = SEEDS.map((seed) =>
    optionsInOrder({ id: 'q', shuffle: true, options }, seed)
      .map(({ id }) => id)
      .join(''),
  );
  expect(orders.every((order) => order.endsWith('none'))).toBe(true);
  expect(unevenness(orders, 6)).toBeLessThan(bound(6));
  expect(optionsInOrder({ id: 'q', shuffle: false, options }, 'seed')).toBe(options);
});
