import type { Words } from '../../../../kernel/conditions/condition.ts';
import type { JsonObject } from '../../../../kernel/json.ts';
import type { Question } from '../../survey-schema.ts';
import type { Tell } from '../conversion.ts';
import { htmlOfText } from '../html-text.ts';

/** A text as SurveyJS keeps it: English is its default. */
export type Speak = (words: Words) => string | JsonObject | undefined;
interface Writing {
  readonly speak: Speak;
  readonly tell: Tell;
  readonly path: string;
}

type Of<T extends Question['type']> = Extract<Question, { type: T }>;
type Writers = { readonly [T in Question['type']]: (question: Of<T>, writing: Writing) => Spoken };
/** Properties of which some may have nothing to say. */
type Spoken = Readonly<Record<string, JsonObject[string] | undefined>>;

export const said = (spoken: Spoken): JsonObject =>
  Object.fromEntries(Object.entries(spoken).filter(([, value]) => value !== undefined)) as JsonObject;

const item = ({ id, text }: { readonly id: string; readonly text: Words }, { speak }: Writing): JsonObject =>
  said({ value: id, text: speak(text) });

const ends = ({ low, high }: { readonly low: Words; readonly high: Words }, { speak }: Writing): Spoken => ({
  minRateDescription: speak(low),
  maxRateDescription: speak(high),
});

/** A scale that theirs does not know as one of its own. */
const scale = (question: Of<'csat' | 'ces'>, writing: Writing, max: number): Spoken => {
  writing.tell(writing.path, 'changed', question.type);
  return { type: 'rating', rateMin: 1, rateMax: max, ...ends(question, writing) };
};

const LOOKS = { number: undefined, star: 'stars', smiley: 'smileys' } as const;

const WRITERS: Writers = {
  nps: (question, writing) => ({ type: 'rating', rateMin: 0, rateMax: 10, ...ends(question, writing) }),
  csat: (question, writing) => scale(question, writing, 5),
  ces: (question, writing) => scale(question, writing, 7),
  rating: (question, writing) => ({
    type: 'rating',
    rateMin: 1,
    rateMax: question.max,
    rateType: LOOKS[question.look],
    scaleColorMode: question.coloured ? 'colored' : undefined,
    ...ends(question, writing),
  }),
  slider: (question, { tell, path }) => {
    for (const end of ['low', 'high'] as const)
      if (question[end].ru || question[end].en) tell(`${path}.${end}`, 'look', question[end]);
    return { type: 'slider', min: question.min, max: question.max, step: question.step };
  },
  single: (question, writing) => ({
    type: question.look === 'dropdown' ? 'dropdown' : 'radiogroup',
    ...choices(question, writing),
    defaultValue: question.preselected ?? undefined,
  }),
  multiple: writeMultiple,
  ranking: (question, writing) => ({
    type: 'ranking',
    ...choices({ ...question, other: false }, writing),
    ...(question.top === null ? {} : { selectToRankEnabled: true, maxSelectedChoices: question.top }),
  }),
  picture: (question, writing) => {
    for (const [at, { image }] of question.options.entries())
      writing.tell(`${writing.path}.options[${at}].image`, 'changed', image);
    return {
      type: question.several ? 'checkbox' : 'radiogroup',
      ...choices({ ...question, other: false }, writing),
    };
  },
  matrix: writeMatrix,
  sum: (question, writing) => {
    writing.tell(`${writing.path}.total`, 'changed', question.total);
    return {
      type: 'multipletext',
      items: question.options.map(({ id, text }) =>
        said({ name: id, title: writing.speak(text), inputType: 'number' }),
      ),
    };
  },
  date: ({ from, to }) => ({ type: 'text', inputType: 'date', min: from ?? undefined, max: to ?? undefined }),
  contact: ({ fields }) => ({
    type: 'multipletext',
    items: fields.map(({ field, required }) =>
      said({
        name: field,
        inputType: field === 'email' ? 'email' : field === 'phone' ? 'tel' : undefined,
        isRequired: required || undefined,
      }),
    ),
  }),
  file: ({ accepts, maxBytes }) => ({
    type: 'file',
    acceptedTypes: accepts.map((kind) => ACCEPTED[kind]).join(','),
    maxSize: maxBytes,
  }),
  consent: (question, { speak, tell, path }) => {
    if (question.purpose !== '') tell(`${path}.purpose`, 'setting', question.purpose);
    return { type: 'boolean', displayMode: 'checkbox', labelTrue: speak(question.statement) };
  },
  text: ({ long, kind, max }, { tell, path }) => {
    if (long && kind !== 'text') tell(`${path}.long`, 'changed', kind);
    return long && kind === 'text'
      ? { type: 'comment', maxLength: max ?? undefined }
      : { type: 'text', inputType: KINDS[kind], maxLength: max ?? undefined };
  },
  net: (_question, { speak }) => ({
    type: 'radiogroup',
    choices: NET.map(({ value, text }) => said({ value, text: speak(text) })),
  }),
  statement: (question, { speak, tell, path }) => {
    if (question.help.ru || question.help.en) tell(`${path}.help`, 'setting', question.help);
    const html = ({ ru, en }: Words): Words => ({
      ...(ru === undefined ? {} : { ru: htmlOfText(ru) }),
      ...(en === undefined ? {} : { en: htmlOfText(en) }),
    });
    return { type: 'html', html: speak(html(question.text)) };
  },
};

const ACCEPTED = { image: 'image/*', pdf: '.pdf', text: '.txt' } as const;
const KINDS = { text: undefined, email: 'email', number: 'number', phone: 'tel', url: 'url' } as const;
const NET = [
  { value: 'more', text: { ru: 'Больше', en: 'More' } },
  { value: 'same', text: { ru: 'Так же', en: 'The same' } },
  { value: 'less', text: { ru: 'Меньше', en: 'Less' } },
] as const;

interface Choices {
  readonly options: readonly { readonly id: string; readonly text: Words }[];
  readonly shuffle: boolean;
  readonly other: boolean;
}

const choices = ({ options, shuffle, other }: Choices, writing: Writing): Spoken => ({
  choices: options.map((option) => item(option, writing)),
  choicesOrder: shuffle ? 'random' : undefined,
  showOtherItem: other || undefined,
});

/** Theirs excludes by one item that always stands last, and is called "none". */
function writeMultiple(question: Of<'multiple'>, writing: Writing): Spoken {
  const last = question.options.at(-1);
  const none = last?.exclusive === true && last.id === 'none' ? last : undefined;
  for (const [at, option] of question.options.entries())
    if (option.exclusive && option !== none)
      writing.tell(`${writing.path}.options[${at}].exclusive`, 'changed', option.id);
  return {
    type: 'checkbox',
    ...choices({ ...question, options: question.options.filter((option) => option !== none) }, writing),
    minSelectedChoices: question.min ?? undefined,
    maxSelectedChoices: question.max ?? undefined,
    showNoneItem: none === undefined ? undefined : true,
    noneText: none === undefined ? undefined : writing.speak(none.text),
  };
}

function writeMatrix(question: Of<'matrix'>, writing: Writing): Spoken {
  for (const [at, { score }] of question.columns.entries())
    if (score !== null) writing.tell(`${writing.path}.columns[${at}].score`, 'setting', score);
  return {
    type: 'matrix',
    rows: question.rows.map((row) => item(row, writing)),
    columns: question.columns.map((column) => item(column, writing)),
    rowOrder: question.shuffle ? 'random' : undefined,
    eachRowRequired: question.required || undefined,
  };
}

/** A question as an element of SurveyJS. */
export function writeQuestion<T extends Question['type']>(question: Of<T>, writing: Writing): JsonObject {
  const write = WRITERS[question.type as T] as Writers[T];
  const { type, ...own } = write(question, writing);
  const isStatement = question.type === 'statement';
  if (question.knownFrom !== null) writing.tell(`${writing.path}.knownFrom`, 'setting', question.knownFrom);
  return said({
    type,
    name: question.id,
    title: isStatement ? undefined : writing.speak(question.text),
    description: isStatement ? undefined : writing.speak(question.help),
    isRequired: (question.required && !isStatement) || undefined,
    ...own,
  });
}
