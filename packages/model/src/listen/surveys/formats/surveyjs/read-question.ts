import type { Words } from '../../../../kernel/conditions/condition.ts';
import type { QuestionDraft } from '../drafts.ts';
import { type Node, nodesOf, tellRest, textOf } from '../given.ts';
import type { Context, ReadOwn, ReadQuestion } from './question-context.ts';
import {
  CHOICE_READ,
  readBoolean,
  readMultiple,
  readPictures,
  readRanking,
  readSingle,
} from './read-choices.ts';
import { readMatrix, readRating, readSlider } from './read-scales.ts';
import { readComment, readContact, readFile, readHtml, readText } from './read-texts.ts';

interface Type {
  readonly read: (node: Node, context: Context) => ReadOwn & { readonly text?: Words };
  /** The properties that its reader reads. */
  readonly properties: readonly string[];
  /** Kept in a near form: its looks there are another. */
  readonly near?: true;
}

const RATING_READ = [
  'rateMin',
  'rateMax',
  'rateStep',
  'rateCount',
  'rateValues',
  'rateType',
  'rateDisplayMode',
  'scaleColorMode',
  'minRateDescription',
  'maxRateDescription',
];
const TEXT_READ = ['inputType', 'min', 'max', 'step', 'maxLength', 'sliderType'];

const TYPES: Readonly<Record<string, Type>> = {
  text: { read: readText, properties: TEXT_READ },
  comment: { read: readComment, properties: ['maxLength'] },
  radiogroup: { read: readSingle, properties: CHOICE_READ },
  buttongroup: { read: readSingle, properties: CHOICE_READ, near: true },
  dropdown: { read: readSingle, properties: CHOICE_READ },
  checkbox: { read: readMultiple, properties: [...CHOICE_READ, 'minSelectedChoices', 'maxSelectedChoices'] },
  tagbox: {
    read: readMultiple,
    properties: [...CHOICE_READ, 'minSelectedChoices', 'maxSelectedChoices'],
    near: true,
  },
  imagepicker: {
    read: readPictures,
    properties: [...CHOICE_READ, 'multiSelect', 'minSelectedChoices', 'maxSelectedChoices'],
    near: true,
  },
  ranking: { read: readRanking, properties: [...CHOICE_READ, 'selectToRankEnabled', 'maxSelectedChoices'] },
  rating: { read: readRating, properties: RATING_READ },
  slider: { read: readSlider, properties: TEXT_READ },
  boolean: {
    read: readBoolean,
    properties: ['displayMode', 'renderAs', 'labelTrue', 'labelFalse', 'valueTrue', 'valueFalse'],
  },
  matrix: {
    read: readMatrix,
    properties: [
      'columns',
      'rows',
      'cellType',
      'rowOrder',
      'rowsOrder',
      'eachRowRequired',
      'isAllRowRequired',
    ],
  },
  file: { read: readFile, properties: ['acceptedTypes', 'maxSize', 'allowMultiple'] },
  html: { read: readHtml, properties: ['html'] },
};

const COMMON = ['type', 'name', 'title', 'description', 'isRequired', 'visibleIf', 'visible'];
/** Properties that say how a question looks, not what it asks. */
export const LOOKS: ReadonlySet<string> = new Set([
  'width',
  'minWidth',
  'maxWidth',
  'colCount',
  'colSpan',
  'indent',
  'startWithNewLine',
  'titleLocation',
  'descriptionLocation',
  'errorLocation',
  'showNumber',
  'hideNumber',
  'placeholder',
  'otherPlaceholder',
  'imageHeight',
  'imageWidth',
  'imageFit',
  'contentMode',
  'inputSize',
  'size',
  'rows',
  'state',
  'renderAs',
  'autoGrow',
  'displayMode',
  'itemComponent',
  'rateColorMode',
  'rateDescriptionLocation',
  'showLabel',
  'textWrapEnabled',
]);

/** The questions that an element becomes: none where its type has no counterpart, several for several lines. */
export function readQuestion(node: Node, context: Context): ReadQuestion[] {
  const { given, path } = node;
  const type = textOf(given['type']);
  if (given['visible'] === false) {
    context.tell(`${path}.visible`, 'setting', `${type} ${textOf(given['name'])}`);
    return [];
  }
  if (type === 'multipletext') return readLines(node, context);
  const known = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (known === undefined) {
    context.tell(path, 'question-type', type || given);
    return [];
  }
  if (known.near === true) context.tell(path, 'changed', type);
  tellRest(node, new Set([...COMMON, ...known.properties]), LOOKS, context.tell);
  return [questionOf(node, context, known.read(node, context))];
}

function questionOf(
  { given, path }: Node,
  { words, keyOf, tell }: Context,
  { own, values, rows, text }: ReadOwn & { readonly text?: Words },
): ReadQuestion {
  const name = textOf(given['name']);
  const id = keyOf(name, 'q');
  if (name !== '' && id !== name) tell(`${path}.name`, 'changed', `${name} → ${id}`);
  const title = text ?? words(given['title'], `${path}.title`);
  const named = title.ru === undefined && title.en === undefined ? words(name, `${path}.name`) : title;
  const eachRow = given['eachRowRequired'] === true || given['isAllRowRequired'] === true;
  const question = {
    ...own,
    id,
    text: named,
    help: words(given['description'], `${path}.description`),
    required: own.type !== 'statement' && (given['isRequired'] === true || eachRow),
  } as QuestionDraft;
  return { question, name, path, values: values ?? new Map(), rows: rows ?? new Map() };
}

/** Several lines under one title: contact details, or a question for each line. */
function readLines(node: Node, context: Context): ReadQuestion[] {
  const { given, path } = node;
  tellRest(node, new Set([...COMMON, 'items']), LOOKS, context.tell);
  const contact = readContact(node, context);
  if (contact !== null) return [questionOf(node, context, contact)];
  context.tell(path, 'changed', 'multipletext');
  const name = textOf(given['name']);
  return nodesOf(given['items'], `${path}.items`, context.tell).map((item) => {
    const own = `${name}.${textOf(item.given['name'])}`;
    const line = { path: item.path, given: { ...item.given, name: own } };
    tellRest(line, new Set([...COMMON, ...TEXT_READ]), LOOKS, context.tell);
    const titled =
      item.given['title'] === undefined ? { ...line.given, title: item.given['name'] } : line.given;
    return questionOf({ ...line, given: titled }, context, readText(line, context));
  });
}
