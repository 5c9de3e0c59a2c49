import type { Words } from '../../../../kernel/conditions/condition.ts';
import { cut } from '../../../segment/text.ts';
import { LIMITS } from '../../survey-limits.ts';
import type { Survey, SurveyDraft } from '../../survey-schema.ts';
import { type Converted, newLosses, type Refused, type Tell } from '../conversion.ts';
import { type BlockDraft, surveyWithin, type Wish, withTexts, withWishes } from '../drafts.ts';
import { type Given, listOf, type Node, nodesOf, recordOf, refusalOf, tellRest, textOf } from '../given.ts';
import { newKeys } from '../keys.ts';
import { type Language, newWords, spokenIn, unmarkedLanguage } from '../localized.ts';
import { type Context, plainWords, type ReadElement, readElement } from './read-element.ts';
import { type Named, type Names, readGroup } from './read-logic.ts';

const TEXTS: ReadonlySet<string> = new Set(['headline', 'subheader', 'html', 'label', 'name']);
const READ: ReadonlySet<string> = new Set([
  'name',
  'blocks',
  'questions',
  'welcomeCard',
  'endings',
  'thankYouCard',
  'hiddenFields',
  'languages',
  'isBackButtonHidden',
  'surveyClosedMessage',
  // What belongs to the place where it stood, not to the survey.
  'id',
  'createdAt',
  'updatedAt',
  'createdBy',
  'creator',
  'environmentId',
  'workspaceId',
  'projectId',
  'status',
  'type',
]);
const LOOKS: ReadonlySet<string> = new Set([
  'styling',
  'projectOverwrites',
  'productOverwrites',
  'showLanguageSwitch',
  'customHeadScripts',
]);

/**
 * A survey of Formbricks as its management API gives it: made of blocks, or of questions as older ones
 * are; bare or under `data`. Any JSON gives a survey or says why it is none.
 */
export function fromFormbricks(json: unknown): Converted | Refused {
  const refusal = refusalOf(json);
  if (refusal !== null) return refusal;
  const given = recordOf((json as Given)['data']) ?? (json as Given);
  if (listOf(given['blocks']).length + listOf(given['questions']).length === 0)
    return { kind: 'refused', code: 'not-this-format', said: 'blocks, questions' };
  const { losses, tell } = newLosses();
  const primary = languageOf(given) ?? unmarkedLanguage(given, TEXTS);
  const context: Context = { tell, words: newWords(primary, tell), keyOf: newKeys() };
  tellRest({ path: '$', given }, READ, LOOKS, tell);
  const blocks = readBlocks(given, context);
  const questions = blocks.flatMap((block) => block.elements);
  if (questions.length === 0) return { kind: 'refused', code: 'no-questions', said: '' };
  const hidden = hiddenOf(given);
  const draft: SurveyDraft = {
    ...frameOf(given, context),
    languages: spokenIn(
      questions.map(({ question }) => question.text),
      primary,
    ),
    blocks: blocks.map(({ block }) => block),
    hidden: hidden.map(({ id }) => ({ id })),
  };
  const names = namesOf(questions, hidden);
  const wishes = blocks.flatMap((block, at) => wishesOf(block, at, blocks, given, tell));
  const survey = withWishes(surveyWithin(draft, tell), wishes, (wish, fields) => {
    if (wish.source === null) return { kind: 'all', of: [] };
    const condition = readGroup(wish.source, names, fields);
    if (condition === null) tell(wish.path, 'expression', wish.source);
    return condition;
  });
  return { kind: 'converted', survey: withRecalls(survey, names), unknown: losses };
}

/** The language that the survey calls its default. */
function languageOf(given: Given): Language | null {
  const standard = nodesOf(given['languages'], '', () => undefined).find(
    (one) => one.given['default'] === true,
  );
  const code = textOf(recordOf(standard?.given['language'])?.['code']).slice(0, 2);
  return code === 'ru' || code === 'en' ? code : null;
}

function frameOf(given: Given, context: Context): Omit<SurveyDraft, 'languages' | 'blocks'> {
  const welcome = recordOf(given['welcomeCard']);
  const isWelcomed = welcome !== null && welcome['enabled'] === true;
  const endings = nodesOf(given['endings'], '$.endings', context.tell);
  const screen = endings.find((one) => one.given['type'] === 'endScreen');
  for (const one of endings) if (one !== screen) context.tell(one.path, 'setting', one.given);
  const thanks = screen?.given ?? recordOf(given['thankYouCard']);
  if (recordOf(given['surveyClosedMessage']) !== null)
    context.tell('$.surveyClosedMessage', 'setting', given['surveyClosedMessage']);
  return {
    title: context.words(given['name'], '$.name'),
    intro: isWelcomed
      ? paragraphs([welcome['headline'], welcome['subheader'] ?? welcome['html']], '$.welcomeCard', context)
      : {},
    thanks:
      thanks === null ? {} : paragraphs([thanks['headline'], thanks['subheader']], '$.endings', context),
    back: given['isBackButtonHidden'] !== true,
  };
}

function paragraphs(values: readonly unknown[], path: string, context: Context): Words {
  const all = values.map((value) => plainWords(value, path, context));
  const joined = (language: Language) =>
    cut(all.flatMap((words) => words[language] ?? []).join('\n'), LIMITS.words);
  return { ...(joined('ru') ? { ru: joined('ru') } : {}), ...(joined('en') ? { en: joined('en') } : {}) };
}

interface ReadBlock {
  readonly node: Node;
  readonly block: BlockDraft;
  readonly elements: readonly ReadElement[];
}

const BLOCK_READ: ReadonlySet<string> = new Set(['id', 'name', 'elements', 'logic', 'logicFallback']);
const BLOCK_LOOKS: ReadonlySet<string> = new Set(['buttonLabel', 'backButtonLabel']);

/** Each question of an older survey stands in a block of its own, since it has jumps of its own. */
function readBlocks(given: Given, context: Context): ReadBlock[] {
  const blockKey = newKeys(['end']);
  const blocks = nodesOf(given['blocks'], '$.blocks', context.tell);
  const read = (node: Node, elements: readonly Node[]): ReadBlock[] => {
    const found = elements.flatMap((element) => readElement(element, context) ?? []);
    const id = blockKey(textOf(node.given['id']), 'block');
    const questions = found.map(({ question }) => question);
    return [{ node, elements: found, block: { id, questions } }];
  };
  if (blocks.length === 0)
    return nodesOf(given['questions'], '$.questions', context.tell).flatMap((node) => read(node, [node]));
  return blocks.flatMap((node) => {
    tellRest(node, BLOCK_READ, BLOCK_LOOKS, context.tell);
    return read(node, nodesOf(node.given['elements'], `${node.path}.elements`, context.tell));
  });
}

/** The jumps of a block, the first that holds counts; last where to go when none does. */
function wishesOf(
  { node, block }: ReadBlock,
  at: number,
  blocks: readonly ReadBlock[],
  survey: Given,
  tell: Tell,
): Wish<Given | null>[] {
  const goalOf = goalsFrom(at, blocks, survey);
  const jump = (path: string, source: Given | null, target: string): Wish<Given | null>[] => {
    const to = goalOf(target);
    if (to === null) tell(path, 'logic', target);
    return to === null ? [] : [{ path, source, of: { kind: 'jump', from: block.id, to } }];
  };
  const wishes = nodesOf(node.given['logic'], `${node.path}.logic`, tell).flatMap(({ given, path }) => {
    const actions = nodesOf(given['actions'], `${path}.actions`, tell);
    const target = actions.find((one) => isJump(one.given));
    for (const one of actions) if (one !== target) tell(one.path, 'logic', one.given);
    const conditions = recordOf(given['conditions']);
    if (conditions === null) tell(path, 'logic', given);
    if (target === undefined || conditions === null) return [];
    return jump(path, conditions, textOf(target.given['target']));
  });
  const fallback = textOf(node.given['logicFallback']);
  return fallback === '' ? wishes : [...wishes, ...jump(`${node.path}.logicFallback`, null, fallback)];
}

const isJump = ({ objective }: Given): boolean =>
  objective === 'jumpToBlock' || objective === 'jumpToQuestion';

/** Where a jump leads: to a block by its own id or by that of its question, or to an ending. Never back. */
function goalsFrom(
  at: number,
  blocks: readonly ReadBlock[],
  survey: Given,
): (target: string) => string | null {
  const endings = new Set(
    nodesOf(survey['endings'], '', () => undefined).map(({ given }) => textOf(given['id'])),
  );
  return (target) => {
    if (endings.has(target) || target === 'end') return 'end';
    const goal = blocks
      .slice(at + 1)
      .find(
        ({ node, elements }) => node.given['id'] === target || elements.some(({ name }) => name === target),
      );
    return goal?.block.id ?? null;
  };
}

interface Hidden {
  readonly name: string;
  readonly id: string;
}
function hiddenOf(given: Given): Hidden[] {
  const keyOf = newKeys();
  const names = listOf(recordOf(given['hiddenFields'])?.['fieldIds']).map(textOf).filter(Boolean);
  return names.slice(0, MOST_HIDDEN).map((name) => ({ name, id: keyOf(name, 'h') }));
}
const MOST_HIDDEN = 30;

function namesOf(questions: readonly ReadElement[], hidden: readonly Hidden[]): Names {
  const none: ReadonlyMap<string, string> = new Map();
  const named = new Map<string, Named>();
  for (const { name, id } of hidden)
    named.set(`hiddenField ${name}`, { fields: [`hidden.${id}`], values: none, rows: none });
  for (const { question, name, values, rows } of questions) {
    const field = `answer.${question.id}`;
    const parts = [...new Set(rows.values())].map((row) => `${field}.${row}`);
    named.set(`element ${name}`, { fields: parts.length > 0 ? parts : [field], values, rows });
  }
  return (kind, name) => named.get(`${kind === 'question' ? 'element' : kind} ${name}`) ?? null;
}

const RECALL = /#recall:([\w-]{1,200})\/fallback:([^#{}|]{0,200})#/g;

/** `#recall:q/fallback:there#` in a text is filled in there with the answer. */
function withRecalls(survey: Survey, names: Names): Survey {
  return withTexts(survey, (text) =>
    text.replace(RECALL, (_, name: string, otherwise: string) => {
      const named = names('element', name) ?? names('hiddenField', name);
      const [field] = named?.fields ?? [];
      const words = otherwise.replaceAll('nbsp', ' ').trim();
      return field === undefined ? words : `{{${field}${words === '' ? '' : `|${words}`}}}`;
    }),
  );
}
