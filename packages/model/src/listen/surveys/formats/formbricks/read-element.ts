import type { Words } from '../../../../kernel/conditions/condition.ts';
import { OTHER } from '../../survey-fields.ts';
import { LIMITS } from '../../survey-limits.ts';
import type { Tell } from '../conversion.ts';
import type { Own, QuestionDraft } from '../drafts.ts';
import { atMost, type Node, nodesOf, numberOf, recordOf, tellRest, textOf, wholeOf } from '../given.ts';
import { isMarkedUp, textOfHtml } from '../html-text.ts';
import { type KeyOf, newKeys } from '../keys.ts';
import type { ReadWords } from '../localized.ts';

export interface Context {
  readonly tell: Tell;
  readonly words: ReadWords;
  readonly keyOf: KeyOf;
}

/** A question that was read, with the keys here of its choices, rows and columns there, by id and by place. */
export interface ReadElement {
  readonly question: QuestionDraft;
  readonly name: string;
  readonly values: ReadonlyMap<string, string>;
  readonly rows: ReadonlyMap<string, string>;
}

interface ReadOwn {
  readonly own: Own;
  readonly values?: ReadonlyMap<string, string>;
  readonly rows?: ReadonlyMap<string, string>;
}
interface Type {
  readonly read: (node: Node, context: Context) => ReadOwn;
  readonly properties: readonly string[];
}

/** Texts of theirs may be marked up; only their words are kept. */
export function plainWords(
  value: unknown,
  path: string,
  { words, tell }: Pick<Context, 'words' | 'tell'>,
): Words {
  const { ru, en } = words(value, path);
  for (const text of [ru, en]) if (text !== undefined && isMarkedUp(text)) tell(path, 'html', text);
  return {
    ...(ru === undefined ? {} : { ru: textOfHtml(ru) }),
    ...(en === undefined ? {} : { en: textOfHtml(en) }),
  };
}

const isEmpty = ({ ru, en }: Words): boolean => !ru && !en;

function ends({ given, path }: Node, context: Context) {
  return {
    low: plainWords(given['lowerLabel'], `${path}.lowerLabel`, context),
    high: plainWords(given['upperLabel'], `${path}.upperLabel`, context),
  };
}
const END_READ = ['lowerLabel', 'upperLabel', 'isColorCodingEnabled'];

function readScore(type: 'nps' | 'csat' | 'ces'): Type['read'] {
  return (node, context) => {
    if (node.given['isColorCodingEnabled'] === true)
      context.tell(`${node.path}.isColorCodingEnabled`, 'look', true);
    return { own: { type, ...ends(node, context) } };
  };
}

const LOOKS: ReadonlyMap<string, 'star' | 'smiley'> = new Map([
  ['star', 'star'],
  ['smiley', 'smiley'],
]);

function readRating(node: Node, context: Context): ReadOwn {
  const { given, path } = node;
  const max = wholeOf(given['range'], 2, 10);
  if (max === null) context.tell(`${path}.range`, 'changed', given['range']);
  const coloured = given['isColorCodingEnabled'] === true;
  const look = LOOKS.get(textOf(given['scale'])) ?? 'number';
  return { own: { type: 'rating', max: max ?? 5, look, coloured, ...ends(node, context) } };
}

const KINDS = { text: 'text', email: 'email', number: 'number', phone: 'phone', url: 'url' } as const;

function readText({ given, path }: Node, { tell }: Context): ReadOwn {
  const kind = textOf(given['inputType']) || 'text';
  const limit = recordOf(given['charLimit']);
  const isLimited = limit !== null && limit['enabled'] !== false;
  if (isLimited && (numberOf(limit['min']) ?? 0) > 0) tell(`${path}.charLimit.min`, 'setting', limit['min']);
  if (!Object.hasOwn(KINDS, kind)) tell(`${path}.inputType`, 'changed', kind);
  return {
    own: {
      type: 'text',
      long: given['longAnswer'] === true,
      kind: Object.hasOwn(KINDS, kind) ? KINDS[kind as keyof typeof KINDS] : 'text',
      max: isLimited ? wholeOf(limit['max'], 1, LIMITS.long) : null,
    },
  };
}

interface Choice {
  readonly id: string;
  readonly foreign: string;
  readonly text: Words;
}

function choicesOf(node: Node, property: string, most: number, context: Context): Choice[] {
  const keyOf = newKeys([OTHER, 'none']);
  const found = nodesOf(node.given[property], `${node.path}.${property}`, context.tell);
  return atMost(found, most, `${node.path}.${property}`, context.tell).map(({ given, path }) => {
    const foreign = textOf(given['id']);
    const isSpecial = foreign === OTHER || foreign === 'none';
    const text = plainWords(given['label'], `${path}.label`, context);
    return { id: isSpecial ? foreign : keyOf(foreign, property[0] ?? 'o'), foreign, text };
  });
}

/** Conditions name a choice by its id, and a row or column also by its place. */
const keysOf = (choices: readonly Choice[]): Map<string, string> =>
  new Map([
    ...choices.map(({ id }, at) => [String(at), id] as const),
    ...choices.map(({ id, foreign }) => [foreign, id] as const),
  ]);

function isShuffled({ given, path }: Node, { tell }: Context): boolean {
  const order = textOf(given['shuffleOption']);
  if (order === 'exceptLast') tell(`${path}.shuffleOption`, 'changed', order);
  return order === 'all' || order === 'exceptLast';
}

function readChoice(node: Node, context: Context): ReadOwn {
  const choices = choicesOf(node, 'choices', LIMITS.options, context);
  const other = choices.some(({ id }) => id === OTHER);
  const listed = choices.filter(({ id }) => id !== OTHER);
  const base = { shuffle: isShuffled(node, context), other };
  const values = keysOf(choices);
  if (node.given['type'] === 'multipleChoiceSingle') {
    if (!other && listed.map(({ id }) => id).join() === NET) return { own: { type: 'net' }, values };
    const look = node.given['displayType'] === 'dropdown' ? 'dropdown' : 'list';
    return { own: { type: 'single', options: optionsOf(listed), look, ...base }, values };
  }
  const options = listed.map(({ id, text }) => ({ id, text, exclusive: id === 'none' }));
  return { own: { type: 'multiple', options, ...base, ...selectionLimits(node, context) }, values };
}

const NET = 'more,same,less';
const optionsOf = (choices: readonly Choice[]) => choices.map(({ id, text }) => ({ id, text }));

/** Limits stand among the rules of validation; what else stands there is told. */
function selectionLimits(
  { given, path }: Node,
  { tell }: Context,
): { min: number | null; max: number | null } {
  const rules = nodesOf(recordOf(given['validation'])?.['rules'], `${path}.validation.rules`, tell);
  const limit = (type: string, bound: string): number | null => {
    const rule = rules.find((one) => one.given['type'] === type);
    return wholeOf(recordOf(rule?.given['params'])?.[bound], 1, LIMITS.options);
  };
  for (const rule of rules)
    if (!['minSelections', 'maxSelections'].includes(textOf(rule.given['type'])))
      tell(rule.path, 'setting', rule.given);
  return { min: limit('minSelections', 'min'), max: limit('maxSelections', 'max') };
}

function readMatrix(node: Node, context: Context): ReadOwn {
  const rows = choicesOf(labelled(node, 'rows'), 'rows', LIMITS.rows, context);
  const columns = choicesOf(labelled(node, 'columns'), 'columns', MOST_COLUMNS, context);
  return {
    own: {
      type: 'matrix',
      rows: optionsOf(rows),
      columns: optionsOf(columns),
      shuffle: isShuffled(node, context),
    },
    values: keysOf(columns),
    rows: keysOf(rows),
  };
}

const MOST_COLUMNS = 20;

/** Older surveys have rows and columns that are bare texts. */
function labelled({ path, given }: Node, property: string): Node {
  const list = (Array.isArray(given[property]) ? given[property] : []) as unknown[];
  const whole = list.map((one, at) =>
    recordOf(one)?.['label'] === undefined ? { id: `${property[0]}${at}`, label: one } : one,
  );
  return { path, given: { ...given, [property]: whole } };
}

function readRanking(node: Node, context: Context): ReadOwn {
  const choices = choicesOf(node, 'choices', LIMITS.options, context);
  for (const { id } of choices) if (id === OTHER) context.tell(`${node.path}.choices`, 'changed', OTHER);
  return {
    own: { type: 'ranking', options: optionsOf(choices), shuffle: isShuffled(node, context) },
    values: keysOf(choices),
  };
}

/** Pictures stand at addresses there; here they belong to a survey, so their names are kept as choices. */
function readPictures(node: Node, context: Context): ReadOwn {
  const keyOf = newKeys();
  const choices = nodesOf(node.given['choices'], `${node.path}.choices`, context.tell).map(
    ({ given, path }, at): Choice => {
      const address = textOf(given['imageUrl']);
      context.tell(`${path}.imageUrl`, 'changed', address);
      const name = (/([^/?#]{1,100})(?:[?#].*)?$/.exec(address.slice(0, 2_000)) ?? [])[1] ?? String(at + 1);
      const foreign = textOf(given['id']);
      return { id: keyOf(foreign, 'o'), foreign, text: { ru: name, en: name } };
    },
  );
  const options = optionsOf(choices.slice(0, LIMITS.options));
  const type = node.given['allowMulti'] === true ? 'multiple' : 'single';
  return { own: { type, options }, values: keysOf(choices) };
}

const CONTACT = [
  ['firstName', 'name'],
  ['lastName', 'name'],
  ['email', 'email'],
  ['phone', 'phone'],
  ['company', 'company'],
] as const;

function readContact({ given }: Node): ReadOwn {
  const shown = CONTACT.flatMap(([name, field]) => {
    const one = recordOf(given[name]);
    return one === null || one['show'] === false ? [] : [{ field, required: one['required'] === true }];
  });
  const fields = shown.filter((one, at) => shown.findIndex(({ field }) => field === one.field) === at);
  return { own: { type: 'contact', fields } };
}

function readAddress({ path }: Node, { tell }: Context): ReadOwn {
  tell(path, 'changed', 'address');
  return { own: { type: 'text', long: true } };
}

function readFile({ given, path }: Node, { tell }: Context): ReadOwn {
  const endings = ((given['allowedFileExtensions'] ?? []) as unknown[]).map(textOf);
  const accepts = (['image', 'pdf', 'text'] as const).filter(
    (kind) => endings.length === 0 || endings.some((ending) => ENDINGS[kind].includes(ending)),
  );
  if (given['allowMultipleFiles'] === true) tell(`${path}.allowMultipleFiles`, 'changed', true);
  const bytes = (numberOf(given['maxSizeInMB']) ?? 5) * 1_000_000;
  return {
    own: {
      type: 'file',
      accepts: accepts.length === 0 ? ['image', 'pdf', 'text'] : accepts,
      maxBytes: Math.round(Math.min(LIMITS.fileBytes, Math.max(1_000, bytes))),
    },
  };
}

const ENDINGS: Readonly<Record<'image' | 'pdf' | 'text', readonly string[]>> = {
  image: ['png', 'jpeg', 'jpg', 'webp', 'gif', 'heic'],
  pdf: ['pdf'],
  text: ['txt', 'csv'],
};

/** A rule of validation is read only for a choice of several; elsewhere it is told. */
const TYPES: Readonly<Record<string, Type>> = {
  nps: { read: readScore('nps'), properties: END_READ },
  csat: { read: readScore('csat'), properties: [...END_READ, 'scale', 'range'] },
  ces: { read: readScore('ces'), properties: [...END_READ, 'scale', 'range'] },
  rating: { read: readRating, properties: [...END_READ, 'scale', 'range'] },
  openText: { read: readText, properties: ['inputType', 'longAnswer', 'charLimit'] },
  multipleChoiceSingle: { read: readChoice, properties: ['choices', 'shuffleOption', 'displayType'] },
  multipleChoiceMulti: {
    read: readChoice,
    properties: ['choices', 'shuffleOption', 'displayType', 'validation'],
  },
  pictureSelection: { read: readPictures, properties: ['choices', 'allowMulti'] },
  matrix: { read: readMatrix, properties: ['rows', 'columns', 'shuffleOption'] },
  ranking: { read: readRanking, properties: ['choices', 'shuffleOption'] },
  date: { read: () => ({ own: { type: 'date' } }), properties: ['format'] },
  consent: {
    read: ({ given, path }, context) => ({
      own: { type: 'consent', statement: plainWords(given['label'], `${path}.label`, context) },
    }),
    properties: ['label'],
  },
  cta: { read: () => ({ own: { type: 'statement' } }), properties: [] },
  contactInfo: { read: readContact, properties: CONTACT.map(([name]) => name) },
  address: {
    read: readAddress,
    properties: ['addressLine1', 'addressLine2', 'city', 'state', 'zip', 'country'],
  },
  fileUpload: {
    read: readFile,
    properties: ['allowMultipleFiles', 'maxSizeInMB', 'allowedFileExtensions'],
  },
};

const COMMON = [
  'id',
  'type',
  'headline',
  'subheader',
  'required',
  'logic',
  'logicFallback',
  'isDraft',
  'insightsEnabled',
];
const ELEMENT_LOOKS: ReadonlySet<string> = new Set([
  'imageUrl',
  'videoUrl',
  'placeholder',
  'buttonLabel',
  'backButtonLabel',
  'otherOptionPlaceholder',
  'scale',
  'range',
]);

/** A question, or null where its type has no counterpart. */
export function readElement(node: Node, context: Context): ReadElement | null {
  const { given, path } = node;
  const type = textOf(given['type']);
  const known = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (known === undefined) {
    context.tell(path, 'question-type', type || given);
    return null;
  }
  tellRest(node, new Set([...COMMON, ...known.properties]), ELEMENT_LOOKS, context.tell);
  const name = textOf(given['id']);
  const id = context.keyOf(name, 'q');
  if (name !== '' && name !== id) context.tell(`${path}.id`, 'changed', `${name} → ${id}`);
  const { own, values, rows } = known.read(node, context);
  const text = plainWords(given['headline'], `${path}.headline`, context);
  const help = plainWords(given['subheader'] ?? given['html'], `${path}.subheader`, context);
  const question = {
    ...own,
    id,
    text: isEmpty(text) ? help : text,
    help: isEmpty(text) ? {} : help,
    required: own.type !== 'statement' && given['required'] === true,
  } as QuestionDraft;
  return { question, name, values: values ?? new Map(), rows: rows ?? new Map() };
}
