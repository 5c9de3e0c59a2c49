import fc from 'fast-check';
import { OTHER, otherKey } from '../survey-fields.ts';
import type { Question } from '../survey-schema.ts';
import type { Draw } from './any-survey.ts';

export type Sent = Record<string, readonly string[]>;

const hostile = fc.constantFrom(
  '',
  ' ',
  '0',
  '-1',
  '1e999',
  'NaN',
  '٣',
  '\u0000',
  '\ud800',
  '__proto__',
  'constructor',
  '<script>alert(1)</script>',
  "'; drop table answers; --",
  '{{answer.q0_0}}',
  'x'.repeat(20_000),
);

/** What a form might send for a question: mostly what it should, now and then anything. */
export function drawSent(draw: Draw, question: Question): Sent {
  const sent = Object.fromEntries(good(draw, question).map(([name, values]) => [name, values]));
  if (draw(fc.integer({ min: 1, max: 6 })) > 1) return sent;
  const name = draw(fc.constantFrom(question.id, ...Object.keys(sent)));
  return { ...sent, [name]: draw(fc.array(fc.oneof(hostile, fc.string()), { maxLength: 3 })) };
}

type Entry = [string, string[]];
const whole = (draw: Draw, min: number, max: number) => String(draw(fc.integer({ min, max })));

/** An answer that the question takes. */
export function good(draw: Draw, question: Question): Entry[] {
  const { id } = question;
  switch (question.type) {
    case 'nps':
      return [[id, [whole(draw, 0, 10)]]];
    case 'csat':
      return [[id, [whole(draw, 1, 5)]]];
    case 'ces':
      return [[id, [whole(draw, 1, 7)]]];
    case 'rating':
      return [[id, [whole(draw, 1, question.max)]]];
    case 'slider':
      return [[id, [String(draw(fc.double({ min: question.min, max: question.max, noNaN: true })))]]];
    case 'net':
      return [[id, [draw(fc.constantFrom('more', 'same', 'less'))]]];
    case 'consent':
      return [[id, [question.required ? 'yes' : draw(fc.constantFrom('yes', 'no'))]]];
    case 'date':
      return [[id, [`2026-05-${String(draw(fc.integer({ min: 1, max: 31 }))).padStart(2, '0')}`]]];
    case 'text':
      return [[id, [draw(TEXTS[question.kind])]]];
    case 'single':
    case 'multiple':
    case 'picture':
      return chosen(draw, question);
    case 'matrix':
      return question.rows.map(({ id: row }) => [
        `${id}.${row}`,
        [draw(fc.constantFrom(...question.columns.map((column) => column.id)))],
      ]);
    case 'ranking': {
      const order = draw(fc.shuffledSubarray(question.options, { minLength: question.options.length }));
      return order.map((option, at) => [`${id}.${option.id}`, [String(at + 1)]]);
    }
    case 'sum':
      return points(draw, question);
    case 'contact':
      return question.fields.map(({ field }) => [`${id}.${field}`, [CONTACT[field]]]);
    case 'file':
    case 'statement':
      return [];
  }
}

const TEXTS = {
  text: fc.constantFrom('Хорошо', 'Fine\nand well', '😀'),
  email: fc.constantFrom('a@b.ru', 'имя@почта.рф'),
  number: fc.constantFrom('5', '-1,5', '1 000'),
  phone: fc.constantFrom('+7 900 000-00-00', '8(495)0000000'),
  url: fc.constantFrom('https://a.example/x'),
} as const;
const CONTACT = { name: 'Анна', email: 'a@b.ru', phone: '+79000000000', company: 'ООО' } as const;

function chosen(
  draw: Draw,
  question: Extract<Question, { type: 'single' | 'multiple' | 'picture' }>,
): Entry[] {
  const { id } = question;
  const several = question.type === 'multiple' || (question.type === 'picture' && question.several);
  const loose = question.options
    .filter((option) => !('exclusive' in option && option.exclusive))
    .map((option) => option.id);
  const other = question.type !== 'picture' && question.other;
  if (!several) {
    const key = draw(fc.constantFrom(...loose, ...(other ? [OTHER] : [])));
    return key === OTHER
      ? [
          [id, [key]],
          [otherKey(id), ['своё']],
        ]
      : [[id, [key]]];
  }
  const most = question.type === 'multiple' ? (question.max ?? loose.length) : loose.length;
  const least = question.type === 'multiple' ? (question.min ?? 1) : 1;
  return [[id, draw(fc.subarray(loose, { minLength: least, maxLength: Math.min(most, loose.length) }))]];
}

function points(draw: Draw, { id, options, total }: Extract<Question, { type: 'sum' }>): Entry[] {
  let left = total;
  return options.map((option, at) => {
    const given = at === options.length - 1 ? left : draw(fc.integer({ min: 0, max: left }));
    left -= given;
    return [`${id}.${option.id}`, [String(given)]];
  });
}
