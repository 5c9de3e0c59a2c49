import fc from 'fast-check';
import type { Condition, Field } from '../../../kernel/conditions/condition.ts';
import { conditionOver } from '../../../kernel/conditions/testing/any-condition.ts';
import { surveyFields } from '../survey-fields.ts';
import {
  type Block,
  type Question,
  type Survey,
  type SurveyDraft,
  type SurveyQuestionType,
  surveySchema,
} from '../survey-schema.ts';

/** Draws from an arbitrary, as `fc.gen()` gives it. */
export type Draw = <T>(arbitrary: fc.Arbitrary<T>) => T;

export const TYPES = [
  'nps',
  'csat',
  'ces',
  'rating',
  'single',
  'multiple',
  'matrix',
  'ranking',
  'slider',
  'sum',
  'picture',
  'date',
  'contact',
  'file',
  'consent',
  'text',
  'net',
  'statement',
] as const satisfies readonly SurveyQuestionType[];

const text = fc.constantFrom('Как дела', 'Ёлки?', 'a < b & c', '"quoted"', '😀 да', "it's", 'x\\y');
const words = fc.record({ ru: text, en: text });
const ends = fc.oneof(fc.record({ low: words, high: words }), fc.constant({}));
const seldom = fc.oneof(
  { weight: 4, arbitrary: fc.constant(false) },
  { weight: 1, arbitrary: fc.constant(true) },
);
const IMAGE = '0b5c1f6e-7d0a-4a57-9f0e-2f1d3a4b5c6d';

const options = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.array(words, { minLength: 5, maxLength: 5 }))
  .map(([count, texts]) => texts.slice(0, count).map((one, at) => ({ id: `o${at + 1}`, text: one })));

type Own = Record<string, unknown>;
/** What only a question of a type has. */
const OWN: { readonly [T in SurveyQuestionType]: fc.Arbitrary<Own> } = {
  nps: ends,
  csat: ends,
  ces: ends,
  rating: fc.record({
    max: fc.integer({ min: 2, max: 10 }),
    look: fc.constantFrom('number', 'star', 'smiley'),
  }),
  single: fc.record({
    options,
    shuffle: fc.boolean(),
    other: seldom,
    look: fc.constantFrom('list', 'dropdown'),
  }),
  multiple: fc.record({
    options: options.map((all) => all.map((one, at) => ({ ...one, exclusive: at === 3 }))),
    shuffle: fc.boolean(),
    other: seldom,
    min: fc.constantFrom(null, 1, 2),
    max: fc.constantFrom(null, 2, 3),
  }),
  matrix: fc.record({
    rows: options,
    columns: fc
      .tuple(options, fc.boolean())
      .map(([all, scored]) => all.map((one, at) => ({ ...one, score: scored ? at + 1 : null }))),
    shuffle: fc.boolean(),
  }),
  ranking: fc.record({ options, shuffle: fc.boolean(), top: fc.constantFrom(null, 1, 2) }),
  slider: fc.constantFrom({ min: 0, max: 100, step: 5 }, { min: -2, max: 2, step: 0.1 }),
  sum: fc.record({ options, total: fc.constantFrom(10, 100) }),
  picture: fc.record({
    options: options.map((all) => all.map((one) => ({ ...one, image: IMAGE }))),
    shuffle: fc.boolean(),
    several: fc.boolean(),
  }),
  date: fc.constantFrom({}, { from: '2026-01-01', to: '2026-12-31' }, { from: '2026-05-01' }),
  contact: fc.subarray(['name', 'email', 'phone', 'company'], { minLength: 1 }).map((names) => ({
    fields: names.map((field, at) => ({ field, required: at === 0 })),
  })),
  file: fc.record({ accepts: fc.subarray(['image', 'pdf', 'text'], { minLength: 1 }) }),
  consent: fc.record({ purpose: fc.constantFrom('', 'research'), statement: words }),
  text: fc.record({
    long: fc.boolean(),
    kind: fc.constantFrom('text', 'email', 'number', 'phone', 'url'),
    max: fc.constantFrom(null, 50),
  }),
  net: fc.constant({}),
  statement: fc.constant({}),
};

const chance = (draw: Draw, one: number, of: number): boolean => draw(fc.integer({ min: 1, max: of })) <= one;

/** A question of a type, with nothing wrong in it. */
export function drawQuestion(draw: Draw, id: string, type: SurveyQuestionType): Question {
  const common = { id, type, text: draw(words), help: draw(fc.oneof(words, fc.constant({}))) };
  const required = type !== 'statement' && chance(draw, 1, 3);
  return surveyOf([
    { id: 'b1', questions: [{ ...common, required, ...draw(OWN[type]) }] as Draft['questions'] },
  ]).blocks[0]?.questions[0] as Question;
}

type Draft = SurveyDraft['blocks'][number];
export const surveyOf = (blocks: Draft[], more: Partial<SurveyDraft> = {}): Survey =>
  surveySchema.parse({ languages: ['ru', 'en'], title: { ru: 'Опрос', en: 'Survey' }, blocks, ...more });

export interface Wanted {
  readonly types?: readonly SurveyQuestionType[];
  readonly lot?: boolean;
  readonly jumps?: boolean;
  readonly hidden?: boolean;
  /** Asks conditions over these fields only. */
  readonly asks?: (field: Field) => boolean;
}

/** A survey that can be published: its conditions ask about what comes before, its jumps lead forward. */
export const anySurvey = ({
  types = TYPES,
  lot = true,
  jumps = true,
  hidden = true,
  asks = () => true,
}: Wanted = {}) =>
  fc.gen().map((gen): Survey => {
    const draw: Draw = (arbitrary) => gen(() => arbitrary);
    const extra = hidden && chance(draw, 1, 2) ? [{ id: 'city', name: {} }] : [];
    const count = draw(fc.integer({ min: 1, max: 5 }));
    // A survey of statements alone asks nothing.
    const asking = types.filter((type) => type !== 'statement');
    const blocks: Block[] = [];
    const soFar = () => [...surveyFields(surveyOf(blocks, { hidden: extra })).values()].filter(asks);
    const condition = (fields: readonly Field[]): Condition | null =>
      fields.length > 0 && chance(draw, 1, 3) ? draw(conditionOver(fields, 2)) : null;
    for (let at = 0; at < count; at += 1) {
      const fields = soFar();
      const questions = Array.from({ length: draw(fc.integer({ min: 1, max: 3 })) }, (_, place) => ({
        ...drawQuestion(
          draw,
          `q${at}_${place}`,
          draw(fc.constantFrom(...(at + place === 0 ? asking : types))),
        ),
        show: condition(fields),
      }));
      const block: Block = {
        id: `b${at}`,
        title: {},
        show: condition(fields),
        shuffled: lot && chance(draw, 1, 3),
        shuffleQuestions: lot && chance(draw, 1, 4),
        pick: lot && chance(draw, 1, 4) ? draw(fc.integer({ min: 1, max: questions.length })) : null,
        questions,
        jumps: [],
      };
      blocks.push(block);
    }
    return surveyOf(
      jumps ? blocks.map((block, at) => withJumps(draw, blocks, block, at, condition)) : blocks,
      {
        hidden: extra,
      },
    );
  });

function withJumps(
  draw: Draw,
  blocks: readonly Block[],
  block: Block,
  at: number,
  condition: (fields: readonly Field[]) => Condition | null,
): Block {
  const goals = block.shuffled ? [] : blocks.slice(at + 1).filter(({ shuffled }) => !shuffled);
  const known = [...surveyFields(surveyOf(blocks.slice(0, at + 1))).values()];
  const jumps = Array.from({ length: draw(fc.integer({ min: 0, max: 2 })) }, () => ({
    when: condition(known) ?? ({ kind: 'all', of: [] } as const),
    to: draw(fc.constantFrom('end', ...goals.map(({ id }) => id))),
  }));
  return { ...block, jumps };
}
