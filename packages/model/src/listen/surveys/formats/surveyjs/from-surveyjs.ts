import type { SurveyDraft } from '../../survey-schema.ts';
import { type Converted, newLosses, type Refused, type Tell } from '../conversion.ts';
import { type BlockDraft, surveyWithin, type Wish, withTexts, withWishes } from '../drafts.ts';
import { type Given, listOf, type Node, nodesOf, refusalOf, tellRest, textOf } from '../given.ts';
import { newKeys } from '../keys.ts';
import { newWords, type ReadWords, spokenIn, unmarkedLanguage } from '../localized.ts';
import type { Context, ReadPage, ReadQuestion } from './question-context.ts';
import { type Named, type Names, readExpression } from './read-expression.ts';
import { LOOKS, readQuestion } from './read-question.ts';
import { wordsWithoutMarkup } from './read-texts.ts';
import { readTriggers } from './read-triggers.ts';

const TEXTS: ReadonlySet<string> = new Set(['title', 'description', 'text', 'html', 'completedHtml']);
const READ: ReadonlySet<string> = new Set([
  'title',
  'description',
  'pages',
  'elements',
  'questions',
  'locale',
  'completedHtml',
  'showPrevButton',
  'showProgressBar',
  'calculatedValues',
  'triggers',
  'questionOrder',
  'questionsOrder',
  '$schema',
  'sjsVersion',
]);
const SURVEY_LOOKS: ReadonlySet<string> = new Set([
  'theme',
  'logo',
  'logoWidth',
  'logoHeight',
  'logoFit',
  'logoPosition',
  'width',
  'widthMode',
  'fitToContainer',
  'headerView',
  'backgroundImage',
  'backgroundImageFit',
  'backgroundOpacity',
  'questionTitleLocation',
  'questionDescriptionLocation',
  'questionErrorLocation',
  'showQuestionNumbers',
  'showPageNumbers',
  'showPageTitles',
  'showTitle',
  'progressBarLocation',
  'progressBarType',
  'requiredMark',
  'requiredText',
  'css',
]);

/** A survey of SurveyJS as one of ours. Any JSON gives a survey or says why it is none. */
export function fromSurveyJs(json: unknown): Converted | Refused {
  const refusal = refusalOf(json);
  if (refusal !== null) return refusal;
  const given = json as Given;
  if (!['pages', 'elements', 'questions'].some((name) => Array.isArray(given[name])))
    return { kind: 'refused', code: 'not-this-format', said: 'pages, elements' };
  const { losses, tell } = newLosses();
  const primary = unmarkedLanguage(given, TEXTS);
  const words = newWords(primary, tell);
  tellRest({ path: '$', given }, READ, SURVEY_LOOKS, tell);
  const pages = readPages(given, { tell, words, keyOf: newKeys() });
  const questions = pages.flatMap((page) => page.questions);
  if (questions.length === 0) return { kind: 'refused', code: 'no-questions', said: '' };
  const hidden = hiddenOf(given, tell);
  const draft: SurveyDraft = {
    ...frameOf(given, words),
    languages: spokenIn(
      questions.map(({ question }) => question.text),
      primary,
    ),
    blocks: pages.map(({ block }) => block),
    hidden: hidden.map(({ id }) => ({ id })),
  };
  const survey = surveyWithin(draft, tell);
  const names = namesOf(questions, hidden);
  const wishes = [...pages.flatMap((page) => page.wishes), ...readTriggers(given, pages, tell)];
  const complete = withWishes(survey, wishes, (wish, fields) => {
    const condition = readExpression(wish.source, names, fields);
    if (condition === null) tell(wish.path, 'expression', wish.source);
    return condition;
  });
  return { kind: 'converted', survey: withPipes(complete, names), unknown: losses };
}

function frameOf(given: Given, words: ReadWords): Omit<SurveyDraft, 'languages' | 'blocks'> {
  const progress = given['showProgressBar'];
  return {
    title: words(given['title'], '$.title'),
    intro: words(given['description'], '$.description'),
    thanks: wordsWithoutMarkup(words(given['completedHtml'], '$.completedHtml')),
    back: given['showPrevButton'] !== false,
    progress: progress !== undefined && progress !== false && progress !== 'off',
  };
}

const PAGE_READ: ReadonlySet<string> = new Set([
  'name',
  'title',
  'description',
  'elements',
  'questions',
  'visibleIf',
  'questionOrder',
  'questionsOrder',
]);

function readPages(given: Given, context: Context): ReadPage[] {
  const { tell } = context;
  const pages = nodesOf(given['pages'], '$.pages', tell);
  const loose = listOf(given['elements'] ?? given['questions']);
  // Without pages, all stand on one.
  const all = loose.length > 0 ? [...pages, { path: '$', given: { elements: loose } }] : pages;
  const blockKey = newKeys(['end']);
  const mixed = isMixed(given);
  return all.map((page) => {
    if (page.path !== '$') tellRest(page, PAGE_READ, LOOKS, tell);
    if (textOf(page.given['description']) !== '')
      tell(`${page.path}.description`, 'setting', page.given['description']);
    const id = blockKey(textOf(page.given['name']), 'page');
    const found = elementsOf(page, context, []);
    const block: BlockDraft = {
      id,
      title: context.words(page.given['title'], `${page.path}.title`),
      shuffleQuestions: mixed || isMixed(page.given),
      questions: found.map(({ read }) => read.question),
    };
    const own = wishOf(page, { kind: 'block', id });
    return {
      block,
      questions: found.map(({ read }) => read),
      wishes: [
        ...own,
        ...found.flatMap(({ read, under }) =>
          under.flatMap((panel) => wishOf(panel, { kind: 'question', id: read.question.id })),
        ),
      ],
    };
  });
}

const isMixed = (given: Given): boolean =>
  given['questionOrder'] === 'random' || given['questionsOrder'] === 'random';

const wishOf = ({ given, path }: Node, of: Wish<string>['of']): Wish<string>[] =>
  textOf(given['visibleIf']).trim() === ''
    ? []
    : [{ path: `${path}.visibleIf`, source: textOf(given['visibleIf']), of }];

interface Found {
  readonly read: ReadQuestion;
  /** What it stands under that has a condition: panels, and itself. */
  readonly under: readonly Node[];
}

const PANEL_READ: ReadonlySet<string> = new Set(['type', 'name', 'elements', 'visibleIf']);

/** The questions of a page, those in panels too: ours knows no panels, so their conditions go to each question. */
function elementsOf(parent: Node, context: Context, under: readonly Node[]): Found[] {
  const list = parent.given['elements'] ?? parent.given['questions'];
  return nodesOf(list, `${parent.path}.elements`, context.tell).flatMap((node) => {
    if (node.given['type'] !== 'panel')
      return readQuestion(node, context).map((read) => ({ read, under: [...under, node] }));
    tellRest(node, PANEL_READ, LOOKS, context.tell);
    return elementsOf(node, context, [...under, node]);
  });
}

interface Hidden {
  readonly name: string;
  readonly id: string;
}

/** Values that come from outside stand there among those that are calculated, without an expression. */
function hiddenOf(given: Given, tell: Tell): Hidden[] {
  const keyOf = newKeys();
  return nodesOf(given['calculatedValues'], '$.calculatedValues', tell).flatMap(
    ({ given: value, path }, at) => {
      const name = textOf(value['name']);
      if (textOf(value['expression']) !== '') tell(path, 'expression', value['expression']);
      else if (at >= MOST_HIDDEN) tell(path, 'too-many', name);
      else return [{ name, id: keyOf(name, 'h') }];
      return [];
    },
  );
}

const MOST_HIDDEN = 30;

/** By what names expressions and texts speak of questions: `{q}`, `{q.row}`, and `{q[0]}` for what stands first. */
function namesOf(questions: readonly ReadQuestion[], hidden: readonly Hidden[]): Names {
  const named = new Map<string, Named>();
  for (const { name, id } of hidden) named.set(name, { fields: [`hidden.${id}`], values: new Map() });
  for (const { question, name, values, rows } of questions) {
    const field = `answer.${question.id}`;
    const parts = [...rows.values()].map((row) => `${field}.${row}`);
    if (question.type === 'ranking') named.set(`${name}[0]`, { fields: [field], values });
    named.set(name, { fields: parts.length > 0 ? parts : [field], values });
    for (const [row, id] of rows) named.set(`${name}.${row}`, { fields: [`${field}.${id}`], values });
  }
  return (name) => named.get(name) ?? null;
}

const PIPE = /\{([^{}]{1,200})\}/g;

/** `{q}` in a text is filled in there with the answer; ours marks it with two braces. */
function withPipes(survey: Converted['survey'], names: Names): Converted['survey'] {
  const fieldOf = (name: string): string | null => {
    const named = names(name.trim().replace(/^#/, ''));
    return named?.fields.length === 1 ? (named.fields[0] ?? null) : null;
  };
  return withTexts(survey, (text) =>
    text.replace(PIPE, (whole, name: string) => {
      const field = fieldOf(name);
      return field === null ? whole : `{{${field}}}`;
    }),
  );
}
