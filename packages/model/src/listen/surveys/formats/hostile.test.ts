import fc from 'fast-check';
import { expect, test } from 'vitest';
import { surveySchema } from '../survey-schema.ts';
import { LOSSES, REFUSALS } from './conversion.ts';
import { THEIRS as FORMBRICKS } from './formbricks/testing/their-survey.ts';
import { textOfHtml } from './html-text.ts';
import { fromFormbricks, fromSurveyJs } from './index.ts';
import { THEIRS as SURVEYJS } from './surveyjs/testing/their-survey.ts';

const READERS = [fromSurveyJs, fromFormbricks] as const;

/** A survey of the right shape, or a refusal with a code: nothing else may come of any file. */
function expectRead(json: unknown): void {
  for (const read of READERS) {
    const result = read(json);
    if (result.kind === 'refused') expect(REFUSALS).toContain(result.code);
    else {
      expect(surveySchema.parse(result.survey)).toEqual(result.survey);
      for (const { what } of result.unknown) expect(LOSSES).toContain(what);
      expect(result.unknown.length).toBeLessThanOrEqual(1_000);
      expect(JSON.stringify(result.survey)).not.toContain('\\u0000');
    }
  }
}

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    '',
    '\u0000',
    '\ud800',
    '__proto__',
    -1,
    1e308,
    0.5,
    true,
    null,
    [],
    {},
    [[]],
    'x'.repeat(3_000),
  ),
);

/** The place of every value in a tree, as the names that lead there. */
function placesIn(value: unknown, way: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...way]];
  return [[...way], ...Object.entries(value).flatMap(([name, part]) => placesIn(part, [...way, name]))];
}
function withAt(value: unknown, [name, ...way]: readonly string[], put: unknown): unknown {
  if (name === undefined) return put;
  if (Array.isArray(value))
    return value.map((part, at) => (String(at) === name ? withAt(part, way, put) : part));
  const given = value as Record<string, unknown>;
  return { ...given, [name]: withAt(given[name], way, put) };
}

test.each([
  ['SurveyJS', SURVEYJS],
  ['Formbricks', FORMBRICKS],
])('anything in any place of a %s file is read or refused', (_, sample) => {
  fc.assert(
    fc.property(fc.constantFrom(...placesIn(sample)), odd, (way, put) => {
      expectRead(withAt(sample, way, put));
    }),
    { numRuns: 500 },
  );
});

test('any JSON is read or refused', () => {
  fc.assert(fc.property(fc.jsonValue(), (json) => expectRead(json)));
  const names = [
    'pages',
    'elements',
    'blocks',
    'questions',
    'type',
    'name',
    'choices',
    'visibleIf',
    'logic',
    'data',
  ];
  const tree = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom<unknown>('radiogroup', 'nps', 'panel', '{a} = 1', 1, true, null),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...names), tie('tree'), { maxKeys: 4 }),
    ),
  })).tree;
  fc.assert(
    fc.property(tree, (json) => expectRead(json)),
    { numRuns: 500 },
  );
});

const many = (count: number, make: (at: number) => unknown) =>
  Array.from({ length: count }, (_, at) => make(at));
const nested = (depth: number) =>
  many(depth, (at) => at).reduce<unknown>(
    (elements) => [{ type: 'panel', elements }],
    [{ type: 'text', name: 'q' }],
  );
const groups = (depth: number) =>
  many(depth, (at) => at).reduce<unknown>((of) => ({ connector: 'and', conditions: [of] }), {});

test.each([
  ['panels without end', { elements: nested(50_000) }],
  [
    'groups without end',
    { blocks: [{ elements: [{ type: 'nps' }], logic: [{ conditions: groups(50_000) }] }] },
  ],
  ['too many values', { elements: many(300_000, () => 1) }],
])('%s: refused at once', (_, json) => {
  for (const read of READERS) expect(read(json).kind).toBe('refused');
});

const text = (at: number) => ({
  type: 'text',
  name: `q${at}`,
  visibleIf: `{q${at - 1}} = '${'('.repeat(50)}'`,
});
test.each([
  ['many questions', { elements: many(15_000, text) }],
  ['many of one name', { elements: many(15_000, () => ({ type: 'text', name: 'same' })) }],
  ['many pages', { pages: many(10_000, (at) => ({ name: 'p', elements: [text(at)] })) }],
  [
    'many choices of one value',
    { elements: [{ type: 'radiogroup', name: 'q', choices: many(50_000, () => 'a') }] },
  ],
  [
    'many long expressions',
    { elements: many(2_000, (at) => ({ ...text(at), visibleIf: '!('.repeat(2_000) })) },
  ],
  [
    'many triggers',
    { elements: [text(1)], triggers: many(10_000, () => ({ type: 'complete', expression: '{q1} = 1' })) },
  ],
  [
    'many jumps',
    {
      blocks: many(3_000, (at) => ({
        id: `b${at}`,
        elements: [{ id: `q${at}`, type: 'nps' }],
        logicFallback: `b${at + 1}`,
      })),
    },
  ],
  ['markup without end', { elements: [{ type: 'html', name: 'h', html: '<script>'.repeat(200_000) }] }],
])('%s: read in a time that grows with the file', (_, json) => {
  expectRead(json);
});

test('markup becomes words, and never comes back as markup', () => {
  expect(textOfHtml('<p>One <b>two</b></p><p>three&nbsp;&lt;4&#33;</p><br>')).toBe('One two\nthree <4!');
  expect(textOfHtml('<script>alert(1)</script>a<style>b{}</style>')).toBe('a');
  expect(textOfHtml('a < b and c > d')).toBe('a < b and c > d');
  expect(textOfHtml('&#0;&#xd800;&unknown;')).toBe('\ufffd\ufffd&unknown;');
});
