import type { Words } from '../../../../kernel/conditions/condition.ts';
import type { Json, JsonObject } from '../../../../kernel/json.ts';
import { OTHER } from '../../survey-fields.ts';
import type { Question } from '../../survey-schema.ts';
import type { Tell } from '../conversion.ts';

export interface Writing {
  /** A text in the survey's languages, the first as `default`. */
  readonly speak: (words: Words) => JsonObject;
  readonly tell: Tell;
  readonly path: string;
}

type Of<T extends Question['type']> = Extract<Question, { type: T }>;
type Writers = { readonly [T in Question['type']]: (question: Of<T>, writing: Writing) => JsonObject };

const isEmpty = ({ ru, en }: Words): boolean => !ru && !en;

const ends = (
  { low, high }: { readonly low: Words; readonly high: Words },
  { speak }: Writing,
): JsonObject => ({
  ...(isEmpty(low) ? {} : { lowerLabel: speak(low) }),
  ...(isEmpty(high) ? {} : { upperLabel: speak(high) }),
});

const rating = (question: Of<'csat' | 'ces'>, writing: Writing, range: number): JsonObject => {
  writing.tell(writing.path, 'changed', question.type);
  return { type: 'rating', scale: 'number', range, isColorCodingEnabled: false, ...ends(question, writing) };
};

/** The lengths that a scale may have there. */
const RANGES = [3, 4, 5, 6, 7, 10];

function writeRating(question: Of<'rating'>, writing: Writing): JsonObject {
  const range = RANGES.find((one) => one >= question.max) ?? 10;
  if (range !== question.max) writing.tell(`${writing.path}.max`, 'changed', question.max);
  return {
    type: 'rating',
    scale: question.look,
    range,
    isColorCodingEnabled: question.coloured,
    ...ends(question, writing),
  };
}

interface Options {
  readonly id: string;
  readonly text: Words;
}
const choices = (options: readonly Options[], { speak }: Writing): Json[] =>
  options.map(({ id, text }) => ({ id, label: speak(text) }));
const OTHER_CHOICE = { id: OTHER, text: { ru: 'Другое', en: 'Other' } };
const shuffle = (is: boolean): JsonObject => ({ shuffleOption: is ? 'all' : 'none' });

function writeSingle(question: Of<'single'>, writing: Writing): JsonObject {
  if (question.preselected !== null)
    writing.tell(`${writing.path}.preselected`, 'setting', question.preselected);
  return {
    type: 'multipleChoiceSingle',
    choices: choices([...question.options, ...(question.other ? [OTHER_CHOICE] : [])], writing),
    displayType: question.look,
    ...shuffle(question.shuffle),
  };
}

function writeMultiple(question: Of<'multiple'>, writing: Writing): JsonObject {
  for (const [at, { exclusive, id }] of question.options.entries())
    if (exclusive && id !== 'none') writing.tell(`${writing.path}.options[${at}].exclusive`, 'changed', id);
  const rules = [
    ...(question.min === null ? [] : [{ id: 'min', type: 'minSelections', params: { min: question.min } }]),
    ...(question.max === null ? [] : [{ id: 'max', type: 'maxSelections', params: { max: question.max } }]),
  ];
  return {
    type: 'multipleChoiceMulti',
    choices: choices([...question.options, ...(question.other ? [OTHER_CHOICE] : [])], writing),
    ...shuffle(question.shuffle),
    ...(rules.length === 0 ? {} : { validation: { logic: 'and', rules } }),
  };
}

/** Kept as a text: theirs has nothing like it. */
const asText = (type: string, inputType: 'text' | 'number', { tell, path }: Writing): JsonObject => {
  tell(path, 'changed', type);
  return { type: 'openText', inputType, longAnswer: false, charLimit: { enabled: false } };
};

const FIELDS = {
  firstName: 'name',
  lastName: null,
  email: 'email',
  phone: 'phone',
  company: 'company',
} as const;

function writeContact({ fields }: Of<'contact'>): JsonObject {
  const configs = Object.entries(FIELDS).map(([name, field]) => {
    const asked = fields.find((one) => one.field === field);
    return [
      name,
      { show: asked !== undefined, required: asked?.required ?? false, placeholder: { default: '' } },
    ];
  });
  return { type: 'contactInfo', ...Object.fromEntries(configs) };
}

const NET = [
  { id: 'more', text: { ru: 'Больше', en: 'More' } },
  { id: 'same', text: { ru: 'Так же', en: 'The same' } },
  { id: 'less', text: { ru: 'Меньше', en: 'Less' } },
];
const ENDINGS = { image: ['png', 'jpeg', 'jpg', 'webp'], pdf: ['pdf'], text: ['txt'] } as const;

const WRITERS: Writers = {
  nps: (question, writing) => ({ type: 'nps', isColorCodingEnabled: false, ...ends(question, writing) }),
  csat: (question, writing) => rating(question, writing, 5),
  ces: (question, writing) => rating(question, writing, 7),
  rating: writeRating,
  slider: (_question, writing) => asText('slider', 'number', writing),
  sum: (_question, writing) => asText('sum', 'text', writing),
  single: writeSingle,
  multiple: writeMultiple,
  net: (_question, writing) => ({
    type: 'multipleChoiceSingle',
    choices: choices(NET, writing),
    displayType: 'list',
    ...shuffle(false),
  }),
  picture: (question, writing) => {
    writing.tell(writing.path, 'changed', 'picture');
    const type = question.several ? 'multipleChoiceMulti' : 'multipleChoiceSingle';
    return { type, choices: choices(question.options, writing), ...shuffle(question.shuffle) };
  },
  matrix: (question, writing) => {
    for (const [at, { score }] of question.columns.entries())
      if (score !== null) writing.tell(`${writing.path}.columns[${at}].score`, 'setting', score);
    const { rows, columns } = question;
    return {
      type: 'matrix',
      rows: choices(rows, writing),
      columns: choices(columns, writing),
      ...shuffle(question.shuffle),
    };
  },
  ranking: (question, writing) => {
    if (question.top !== null) writing.tell(`${writing.path}.top`, 'setting', question.top);
    return { type: 'ranking', choices: choices(question.options, writing), ...shuffle(question.shuffle) };
  },
  date: ({ from, to }, { tell, path }) => {
    if (from !== null) tell(`${path}.from`, 'setting', from);
    if (to !== null) tell(`${path}.to`, 'setting', to);
    return { type: 'date', format: 'd-M-y' };
  },
  contact: writeContact,
  file: ({ accepts, maxBytes }) => ({
    type: 'fileUpload',
    allowMultipleFiles: false,
    maxSizeInMB: maxBytes / 1_000_000,
    allowedFileExtensions: accepts.flatMap((kind) => [...ENDINGS[kind]]),
  }),
  consent: (question, { speak, tell, path }) => {
    if (question.purpose !== '') tell(`${path}.purpose`, 'setting', question.purpose);
    return { type: 'consent', label: speak(question.statement) };
  },
  text: ({ long, kind, max }) => ({
    type: 'openText',
    inputType: kind,
    longAnswer: long,
    charLimit: max === null ? { enabled: false } : { enabled: true, max },
  }),
  statement: () => ({ type: 'cta', buttonExternal: false }),
};

/** A question as an element of Formbricks. */
export function writeElement<T extends Question['type']>(
  question: Of<T>,
  id: string,
  writing: Writing,
): JsonObject {
  const write = WRITERS[question.type as T] as Writers[T];
  if (question.knownFrom !== null) writing.tell(`${writing.path}.knownFrom`, 'setting', question.knownFrom);
  return {
    id,
    headline: writing.speak(question.text),
    ...(isEmpty(question.help) ? {} : { subheader: writing.speak(question.help) }),
    required: question.required,
    ...write(question, writing),
  };
}
