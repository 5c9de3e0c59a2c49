import type { Words } from '@romashka/model/conditions';
import type { Block, Question, Survey } from '@romashka/model/surveys';

/** Visits a text; `path` names its place, such as `question nps text`. */
export type ChangeWords = (words: Words, path: string, question: string | null) => Words;

type Item = { readonly id: string; readonly text: Words };

/** A survey with every text changed; parts of it where nothing changed stay the same objects. */
export function mapWords(survey: Survey, change: ChangeWords): Survey {
  const of = (words: Words, path: string) => change(words, path, null);
  const blocks = mapSame(survey.blocks, (block) => mapBlock(block, change));
  return same(survey, {
    ...survey,
    title: of(survey.title, 'title'),
    intro: of(survey.intro, 'intro'),
    blocks,
    hidden: mapSame(survey.hidden, (field) =>
      same(field, { ...field, name: of(field.name, `hidden ${field.id}`) }),
    ),
    thanks: of(survey.thanks, 'thanks'),
    full: of(survey.full, 'full'),
    closed: of(survey.closed, 'closed'),
  });
}

function mapBlock(block: Block, change: ChangeWords): Block {
  return same(block, {
    ...block,
    title: change(block.title, `block ${block.id}`, null),
    questions: mapSame(block.questions, (question) => mapQuestionWords(question, change)),
  });
}

/** The same for one question. */
export function mapQuestionWords(question: Question, change: ChangeWords): Question {
  const { id } = question;
  const of = (words: Words, place: string) => change(words, `question ${id} ${place}`, id);
  const items = <T extends Item>(list: T[], kind: string): T[] =>
    mapSame(list, (item) => same(item, { ...item, text: of(item.text, `${kind} ${item.id}`) }));
  const changed = { ...question, text: of(question.text, 'text'), help: of(question.help, 'help') };
  if ('low' in changed) {
    changed.low = of(changed.low, 'low');
    changed.high = of(changed.high, 'high');
  }
  // Each kind of option has a list of its own type: the branches keep them apart.
  if (changed.type === 'picture') changed.options = items(changed.options, 'option');
  else if ('options' in changed) changed.options = items(changed.options, 'option');
  if (changed.type === 'matrix') {
    changed.rows = items(changed.rows, 'row');
    changed.columns = items(changed.columns, 'column');
  }
  if (changed.type === 'sum') changed.unit = of(changed.unit, 'unit');
  if (changed.type === 'consent') changed.statement = of(changed.statement, 'statement');
  return same(question, changed);
}

/** The old object where the new one holds the same. */
function same<T extends object>(before: T, after: T): T {
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after).every(([key, value]) => old.get(key) === value) ? before : after;
}

function mapSame<T>(list: T[], change: (item: T) => T): T[] {
  const mapped = list.map(change);
  return mapped.every((item, at) => item === list[at]) ? list : mapped;
}
