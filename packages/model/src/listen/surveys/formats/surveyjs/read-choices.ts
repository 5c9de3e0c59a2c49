import type { Words } from '../../../../kernel/conditions/condition.ts';
import { OTHER } from '../../survey-fields.ts';
import { LIMITS } from '../../survey-limits.ts';
import { type Given, listOf, type Node, nodesOf, numberOf, textOf, wholeOf } from '../given.ts';
import { type Context, type Item, itemsOf, optionsOf, type ReadOwn, valuesOf } from './question-context.ts';

const NET = ['more', 'same', 'less'];

/** radiogroup, dropdown, buttongroup, and imagepicker with one choice. */
export function readSingle(node: Node, context: Context): ReadOwn {
  const { given, path } = node;
  const items = choicesOf(node, context);
  if (items.map(({ value }) => value).join() === NET.join() && !hasOther(given))
    return { own: { type: 'net' }, values: valuesOf(items) };
  const preselected = textOf(given['defaultValue']);
  const chosen = items.find(({ value }) => value === preselected)?.id ?? null;
  if (preselected !== '' && chosen === null) context.tell(`${path}.defaultValue`, 'setting', preselected);
  return {
    own: {
      type: 'single',
      options: optionsOf(items),
      shuffle: isShuffled(node, context),
      other: hasOther(given),
      look: given['type'] === 'dropdown' ? 'dropdown' : 'list',
      preselected: chosen,
    },
    values: valuesOf(items),
  };
}

/** checkbox, tagbox, and imagepicker with several choices. */
export function readMultiple(node: Node, context: Context): ReadOwn {
  const { given, path } = node;
  if (listOf(given['defaultValue']).length > 0)
    context.tell(`${path}.defaultValue`, 'setting', given['defaultValue']);
  const items = choicesOf(node, context);
  return {
    own: {
      type: 'multiple',
      options: items.map(({ id, text, special }) => ({ id, text, exclusive: special })),
      shuffle: isShuffled(node, context),
      other: hasOther(given),
      min: wholeOf(given['minSelectedChoices'], 1, LIMITS.options),
      max: wholeOf(given['maxSelectedChoices'], 1, LIMITS.options),
    },
    values: valuesOf(items),
  };
}

export function readRanking(node: Node, context: Context): ReadOwn {
  const { given } = node;
  const items = choicesOf(node, context);
  const top =
    given['selectToRankEnabled'] === true ? wholeOf(given['maxSelectedChoices'], 1, items.length) : null;
  return {
    own: { type: 'ranking', options: optionsOf(items), shuffle: isShuffled(node, context), top },
    values: valuesOf(items),
  };
}

/** Ours asks yes or no as a choice; a single box to tick is a consent. */
export function readBoolean(node: Node, context: Context): ReadOwn {
  const { given, path } = node;
  const { words, tell } = context;
  if (given['displayMode'] === 'checkbox' || given['renderAs'] === 'checkbox') {
    const label = words(given['labelTrue'], `${path}.labelTrue`);
    const isThere = label.ru !== undefined || label.en !== undefined;
    return { own: { type: 'consent', statement: isThere ? label : words(given['title'], `${path}.title`) } };
  }
  tell(path, 'changed', 'boolean');
  const yes = textOf(given['valueTrue'] ?? true);
  const no = textOf(given['valueFalse'] ?? false);
  const worded = (name: string, otherwise: Words): Words => {
    const text = words(given[name], `${path}.${name}`);
    return text.ru === undefined && text.en === undefined ? otherwise : text;
  };
  return {
    own: {
      type: 'single',
      options: [
        { id: 'yes', text: worded('labelTrue', { ru: 'Да', en: 'Yes' }) },
        { id: 'no', text: worded('labelFalse', { ru: 'Нет', en: 'No' }) },
      ],
    },
    values: new Map([
      [yes, 'yes'],
      [no, 'no'],
    ]),
  };
}

/** Pictures stand at addresses of their own there; here they belong to a survey, so the words alone are kept. */
export function readPictures(node: Node, context: Context): ReadOwn {
  for (const { given, path } of nodesOf(node.given['choices'], `${node.path}.choices`, () => undefined))
    if (textOf(given['imageLink']) !== '') context.tell(`${path}.imageLink`, 'changed', given['imageLink']);
  return node.given['multiSelect'] === true ? readMultiple(node, context) : readSingle(node, context);
}

/** The choices that stand apart from the others there: property, its older name, value, own text, usual text. */
const SPECIAL: readonly (readonly [string, string, string, string, Words])[] = [
  ['showNoneItem', 'hasNone', 'none', 'noneText', { ru: 'Ничего из этого', en: 'None of these' }],
  ['showRefuseItem', '', 'refused', 'refuseText', { ru: 'Не хочу отвечать', en: 'Prefer not to answer' }],
  ['showDontKnowItem', '', 'dontknow', 'dontKnowText', { ru: 'Не знаю', en: "Don't know" }],
];

type Choice = Item & { readonly special: boolean };

function choicesOf(node: Node, context: Context): Choice[] {
  const { given, path } = node;
  const other = hasOther(given);
  if (other && (given['otherText'] ?? '') !== '')
    context.tell(`${path}.otherText`, 'setting', given['otherText']);
  const listed = itemsOf(node, 'choices', LIMITS.options, context, [
    ...(other ? [OTHER] : []),
    ...SPECIAL.flatMap(([property, older, value]) => (isOn(given, property, older) ? [value] : [])),
  ]);
  const numbered = listed.length > 0 ? listed : numberedChoices(given, context);
  const special = SPECIAL.filter(([property, older]) => isOn(given, property, older)).map(
    ([, , value, name, usual]): Choice => {
      const text = context.words(given[name], `${path}.${name}`);
      const isThere = text.ru !== undefined || text.en !== undefined;
      return { id: value, value, text: isThere ? text : usual, special: true };
    },
  );
  const room = LIMITS.options - special.length;
  return [...numbered.slice(0, room).map((item) => ({ ...item, special: false })), ...special];
}

const isOn = (given: Given, property: string, older: string): boolean =>
  given[property] === true || (older !== '' && given[older] === true);
const hasOther = (given: Given): boolean => isOn(given, 'showOtherItem', 'hasOther');

/** A dropdown may give its choices as numbers from one to another. */
function numberedChoices(given: Given, { words }: Context): Item[] {
  const min = numberOf(given['choicesMin']);
  const max = numberOf(given['choicesMax']);
  const step = numberOf(given['choicesStep']) ?? 1;
  if (min === null || max === null || step <= 0 || (max - min) / step > LIMITS.options) return [];
  return Array.from({ length: Math.floor((max - min) / step) + 1 }, (_, at) => {
    const value = String(min + at * step);
    return { id: `c${at + 1}`, value, text: { ...words(value, ''), ru: value, en: value } };
  });
}

function isShuffled({ given, path }: Node, { tell }: Context): boolean {
  const order = textOf(given['choicesOrder']);
  if (order === 'asc' || order === 'desc') tell(`${path}.choicesOrder`, 'setting', order);
  return order === 'random';
}

export const CHOICE_READ = [
  'choices',
  'choicesOrder',
  'choicesMin',
  'choicesMax',
  'choicesStep',
  'showOtherItem',
  'hasOther',
  'otherText',
  'defaultValue',
  ...SPECIAL.flatMap(([property, older, , text]) => [property, older, text]),
];
