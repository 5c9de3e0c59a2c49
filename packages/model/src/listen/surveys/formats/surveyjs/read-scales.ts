import type { Words } from '../../../../kernel/conditions/condition.ts';
import { LIMITS } from '../../survey-limits.ts';
import { type Given, listOf, type Node, numberOf, recordOf } from '../given.ts';
import { type Context, itemsOf, optionsOf, type ReadOwn, valuesOf } from './question-context.ts';

/** A rating: 0 to 10 is an NPS, 1 to at most 10 a rating; other scales become a slider or a choice. */
export function readRating(node: Node, context: Context): ReadOwn {
  const { given, path } = node;
  const { tell, words } = context;
  const ends = {
    low: words(given['minRateDescription'], `${path}.minRateDescription`),
    high: words(given['maxRateDescription'], `${path}.maxRateDescription`),
  };
  const listed = listOf(given['rateValues']);
  if (listed.length > 0) return readRateValues(node, context, ends);
  const { min, max, step } = scaleOf(given);
  const known = step === 1 ? scaled(node, context, { min, max, ends }) : null;
  if (known !== null) return known;
  tell(path, 'changed', `rating ${min}–${max}, ${step}`);
  return { own: max > min && step > 0 ? { type: 'slider', min, max, step } : { type: 'rating', ...ends } };
}

function scaleOf(given: Given): { min: number; max: number; step: number } {
  const min = numberOf(given['rateMin']) ?? 1;
  const step = numberOf(given['rateStep']) ?? 1;
  const count = numberOf(given['rateCount']);
  return { min, step, max: numberOf(given['rateMax']) ?? (count === null ? 5 : min + (count - 1) * step) };
}

interface Scale {
  readonly min: number;
  readonly max: number;
  readonly ends: { readonly low: Words; readonly high: Words };
}

function scaled({ given, path }: Node, { tell }: Context, { min, max, ends }: Scale): ReadOwn | null {
  const coloured = given['scaleColorMode'] === 'colored';
  if (min === 0 && max === 10) {
    if (coloured) tell(`${path}.scaleColorMode`, 'look', 'colored');
    return { own: { type: 'nps', ...ends } };
  }
  if (min !== 1 || !Number.isInteger(max) || max < 2 || max > 10) return null;
  const look = LOOKS.get(String(given['rateType'] ?? given['rateDisplayMode'])) ?? 'number';
  return { own: { type: 'rating', max, look, coloured, ...ends } };
}

const LOOKS: ReadonlyMap<string, 'star' | 'smiley'> = new Map([
  ['stars', 'star'],
  ['smileys', 'smiley'],
]);

/** Values one by one: whole numbers without a gap are a scale, anything else is a choice. */
function readRateValues(node: Node, context: Context, ends: Scale['ends']): ReadOwn {
  const { given, path } = node;
  const listed = listOf(given['rateValues']);
  const numbers = listed.map((one) => numberOf(recordOf(one)?.['value'] ?? one));
  const first = numbers[0] ?? null;
  const isScale = first !== null && numbers.every((value, at) => value === first + at);
  const named = listed.some((one) => recordOf(one)?.['text'] !== undefined);
  const known =
    isScale && !named ? scaled(node, context, { min: first, max: first + numbers.length - 1, ends }) : null;
  if (known !== null) return known;
  context.tell(path, 'changed', 'rating');
  const items = itemsOf(node, 'rateValues', LIMITS.options, context);
  return { own: { type: 'single', options: optionsOf(items) }, values: valuesOf(items) };
}

export function readSlider({ given, path }: Node, { tell }: Context): ReadOwn {
  if (given['sliderType'] === 'range') tell(`${path}.sliderType`, 'changed', 'range');
  const step = numberOf(given['step']) ?? 1;
  return {
    own: {
      type: 'slider',
      min: numberOf(given['min']) ?? 0,
      max: numberOf(given['max']) ?? 100,
      step: step > 0 ? step : 1,
    },
  };
}

/** A matrix with one answer in each row. Columns whose values are numbers are a scale. */
export function readMatrix(node: Node, context: Context): ReadOwn {
  const { given, path } = node;
  if (given['cellType'] !== undefined && given['cellType'] !== 'radio')
    context.tell(`${path}.cellType`, 'changed', given['cellType']);
  const columns = itemsOf(node, 'columns', MOST_COLUMNS, context);
  const rows = itemsOf(node, 'rows', LIMITS.rows, context);
  const scores = columns.map(({ value }) => numberOf(value));
  return {
    own: {
      type: 'matrix',
      rows: optionsOf(rows),
      columns: columns.map(({ id, text }, at) => ({
        id,
        text,
        score: scores.includes(null) ? null : (scores[at] ?? null),
      })),
      shuffle: given['rowOrder'] === 'random' || given['rowsOrder'] === 'random',
    },
    values: valuesOf(columns),
    rows: valuesOf(rows),
  };
}

const MOST_COLUMNS = 20;
