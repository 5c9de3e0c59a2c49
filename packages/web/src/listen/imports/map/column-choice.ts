import type { ImportPreview } from '@romashka/model/contract';

type PreviewColumn = ImportPreview['columns'][number];
export type FileKind = 'customers' | 'events' | 'answers';

/** What a column may be, as one text: a word, or a word and a name, such as `trait:email`. */
export type Choice = string;

/** What a person chose for columns by their names; the others keep what their names suggest. */
export type Choices = Readonly<Record<string, Choice>>;

/** Beside the columns: what is said once for the whole file. */
export interface FileSettings {
  readonly sheet: string;
  readonly decimal: '.' | ',';
  /** ISO day at which all rows were true; '' where a column tells it or nothing does. */
  readonly fixedDay: string;
}

export const choiceOf = (role: PreviewColumn['roles'][number] | undefined): Choice =>
  role === undefined ? 'ignore' : role.name === '' ? role.kind : `${role.kind}:${role.name}`;

/** The name of a field that a column would fill by itself. */
export const ownName = ({ name, suggested }: Pick<PreviewColumn, 'name' | 'suggested'>): string => {
  const own = suggested.find(({ kind }) => kind === 'trait' || kind === 'property')?.name ?? '';
  return own !== ''
    ? own
    : name
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
        .replaceAll(/^_+|_+$/g, '');
};

const IDS = ['userId', 'anonymousId'] as const;
const TRAITS = ['name', 'first_name', 'last_name', 'email', 'phone', 'birthday', 'address'].map(
  (name) => `trait:${name}`,
);
const ANSWERS = ['nps', 'csat', 'ces', 'text'].map((type) => `answer:${type}`);
const PLACES = ['touchpoint', 'unit', 'channel'].map((name) => `property:${name}`);
const ANSWER_PROPERTIES = ['value', 'question_type', 'response_id', 'survey', 'question', 'text'].map(
  (name) => `property:${name}`,
);

/** Everything that a column of a file may be, what is usual first; its own name is the last but one. */
export function choicesFor(kind: FileKind, column: PreviewColumn): readonly Choice[] {
  const own = ownName(column);
  const usual: Readonly<Record<FileKind, readonly Choice[]>> = {
    customers: [...IDS, ...TRAITS, 'time', ...ANSWERS, `trait:${own}`],
    events: [...IDS, 'event', 'time', 'messageId', ...PLACES, `property:${own}`, `trait:${own}`],
    answers: [...IDS, 'time', ...ANSWER_PROPERTIES, ...ANSWERS, 'messageId', ...PLACES, `property:${own}`],
  };
  const now = column.roles.map(choiceOf);
  return [...new Set([...usual[kind], ...now, 'ignore'])];
}

function roleOf(column: string, choice: Choice): unknown {
  const at = choice.indexOf(':');
  const [word, name] = at === -1 ? [choice, ''] : [choice.slice(0, at), choice.slice(at + 1)];
  switch (word) {
    case 'trait':
      return { trait: name };
    case 'property':
      return { property: name };
    case 'answer':
      return { answer: { question_type: name, question: column.slice(0, 200) } };
    default:
      return word;
  }
}

/** The map that says what was chosen. Columns of which nothing was said are left to their names. */
export function mapOf(choices: Choices, settings: FileSettings): Record<string, never> {
  const columns: Record<string, unknown> = {};
  const map: Record<string, unknown> = { columns };
  for (const [column, choice] of Object.entries(choices)) {
    if (choice === 'time') map['time'] = { column };
    else columns[column] = roleOf(column, choice);
  }
  if (settings.fixedDay !== '') map['time'] = { fixed: settings.fixedDay };
  if (settings.sheet !== '') map['sheet'] = settings.sheet;
  if (settings.decimal === ',') map['decimal'] = ',';
  // The contract's type of JSON is recursive; what stands here is texts in objects.
  return map as Record<string, never>;
}

/** What was chosen after one more choice; a time is one column's alone. */
export function withChoice(choices: Choices, column: string, choice: Choice): Choices {
  const others = Object.entries(choices).filter(
    ([name, chosen]) => name !== column && !(choice === 'time' && chosen === 'time'),
  );
  return Object.fromEntries([...others, [column, choice]]);
}
