import { type FieldValue, fieldsOf, settleCondition, type Words, wordsIn } from '@romashka/model/conditions';
import {
  type AnswerFault,
  candidatesOf,
  type Form,
  LIMITS,
  type Page,
  pageBefore,
  pagesOf,
  pipeWords,
  type Question,
  readerOf,
  type Survey,
  surveyFields,
  type Walk,
} from '@romashka/model/surveys';
import type { Assets } from '../assets.ts';
import { type Language, sayFault, TEXTS } from './answering-text.ts';
import { firstId } from './asked-question.ts';
import { type Html, html } from './html.ts';
import { type Layout, layout } from './layout.ts';
import { questionHtml } from './question-html.ts';

/** One page of a survey as it is shown to one respondent. */
export interface QuestionPage {
  readonly survey: Survey;
  readonly walk: Walk;
  readonly page: Page;
  readonly language: Language;
  readonly assets: Assets;
  /** Where the form goes. */
  readonly action: string;
  /** What the form carries along, by name. */
  readonly carried: readonly (readonly [string, string])[];
  /** What stands in the fields. */
  readonly form: Form;
  readonly faults: readonly AnswerFault[];
  /** Names of files that were received, by question. */
  readonly files: Readonly<Record<string, string>>;
  readonly isFirst: boolean;
  readonly isTest: boolean;
  /** An answer came with the link and waits to be confirmed. */
  readonly isChosen: boolean;
  readonly isTooLarge: boolean;
  /** The address with which the respondent can go on elsewhere; null where the link itself does it. */
  readonly elsewhere: string | null;
  readonly home: Layout['home'];
}

export function questionPage(given: QuestionPage): string {
  const { survey, language, assets, home = null, faults } = given;
  const words = wordsFor(given);
  const title = words(survey.title) || TEXTS[language].survey;
  const head = faults.length > 0 ? `${TEXTS[language].wrong}: ${title}` : title;
  return layout(
    { language, title: head, assets, home },
    html`<main>${formOf(given, words, title)}${elsewhere(given)}</main>`,
  );
}

type Say = (words: Words) => string;

/** Words in the respondent's language with what they name filled in; options by their names. */
export function wordsFor({
  survey,
  walk,
  language,
}: Pick<QuestionPage, 'survey' | 'walk' | 'language'>): Say {
  const fields = surveyFields(survey);
  const nameOf = (field: string, value: FieldValue): string => {
    const options = fields.get(field)?.options ?? [];
    const one = (key: string): string => {
      const option = options.find((known) => known.key === key);
      return option === undefined ? key : wordsIn(option.name, language) || key;
    };
    if (Array.isArray(value)) return value.map(one).join(', ');
    return typeof value === 'number' ? value.toLocaleString(language) : one(String(value));
  };
  const read = readerOf(survey, walk.answers, walk.respondent);
  return (words) => pipeWords(words, language, read, nameOf);
}

function formOf(given: QuestionPage, words: Say, title: string): Html {
  const { language, page, action, carried, isFirst } = given;
  const text = TEXTS[language];
  const hasFile = page.block.questions.some(({ type }) => type === 'file');
  // Enter in a field presses the first button of a form: this one, unseen, and not "Back" or a language.
  const byEnter = html`<button class="vh" name="_go" value="next" tabindex="-1" aria-hidden="true">${text.next}</button>`;
  const intro = isFirst ? words(given.survey.intro) : '';
  return html`<form method="post" action="${action}" novalidate${hasFile && html` enctype="multipart/form-data"`} data-unsaved="${text.unsaved}">${carried.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${byEnter}${header(given, words, title)}${progress(given)}${faultList(given, words)}${isFirst && html`<h1>${title}</h1>`}${intro !== '' && html`<p class="intro">${intro}</p>`}${heading(given, words)}${page.questions.some(isRequired) && html`<p class="how starred">${text.starred}</p>`}${given.isChosen && html`<p class="chosen" role="status">${text.chosen}</p>`}${questions(given, words)}${acts(given)}</form>`;
}

const isRequired = (question: Question): boolean => question.type !== 'statement' && question.required;

/** The name of the survey stands small above every page but the first, which begins with it. */
function header(given: QuestionPage, words: Say, title: string): Html {
  const { isFirst, isTest, language, page } = given;
  const isHead = words(page.block.title) === '';
  const name = isFirst
    ? html`<span></span>`
    : isHead
      ? html`<h1 class="name">${title}</h1>`
      : html`<p class="name">${title}</p>`;
  return html`<header>${name}${languages(given)}</header>${isTest && html`<p class="test">${TEXTS[language].test}</p>`}`;
}

function heading({ page, isFirst }: QuestionPage, words: Say): Html | false {
  const said = words(page.block.title);
  return said !== '' && (isFirst ? html`<h2>${said}</h2>` : html`<h1>${said}</h1>`);
}

function languages({ survey, language }: QuestionPage): Html | false {
  if (survey.languages.length < 2) return false;
  return html`<div class="languages">${survey.languages
    .filter((one) => one !== language)
    .map(
      (one) =>
        html`<button name="_go" value="language-${one}" lang="${one}" class="quiet">${TEXTS[one].language}</button>`,
    )}</div>`;
}

function progress({ survey, walk, page, language }: QuestionPage): Html | false {
  const pages = pagesOf(survey, walk);
  if (!survey.progress || pages.length < 2) return false;
  const at =
    Math.max(
      0,
      pages.findIndex(({ block }) => block.id === page.block.id),
    ) + 1;
  const said = TEXTS[language].step(at, pages.length);
  return html`<div class="progress"><progress max="${pages.length}" value="${at}" aria-label="${said}"></progress><span aria-hidden="true">${at} / ${pages.length}</span></div>`;
}

function faultList({ faults, page, language, isTooLarge }: QuestionPage, words: Say): Html | false {
  const text = TEXTS[language];
  if (faults.length === 0 && !isTooLarge) return false;
  const items = faults.map((fault) => {
    const question = page.block.questions.find(({ id }) => id === fault.question);
    const name = question === undefined ? fault.question : words(question.text);
    return html`<li><a href="#${firstId({ id: fault.question })}">${text.wrongOne(name, sayFault(fault, language))}</a></li>`;
  });
  const title = isTooLarge ? text.tooLarge : text.wrong;
  const more =
    isTooLarge && html`<p>${text.tooLargeMore((LIMITS.pageBytes / 1_000).toLocaleString(language))}</p>`;
  return html`<div class="faults" role="alert" tabindex="-1" autofocus><p class="legend">${title}</p>${more}${items.length > 0 && html`<ul>${items}</ul>`}</div>`;
}

/** The questions that are asked, and those that may come to be asked while this page is filled in. */
function questions(given: QuestionPage, words: Say): Html[] {
  const { survey, walk, page, form, language, faults, files } = given;
  const shown = new Set(page.questions.map(({ id }) => id));
  const here = new Set(page.block.questions.map(({ id }) => id));
  const isOpen = (field: string): boolean =>
    field.startsWith('answer.') && here.has(field.split('.')[1] ?? '');
  const read = readerOf(survey, walk.answers, walk.respondent);
  const mayCome = ({ id, show }: Question): boolean =>
    shown.has(id) || (show !== null && fieldsOf(show).some(isOpen));
  return candidatesOf(page.block, walk)
    .filter(mayCome)
    .map((question) => {
      const when =
        question.show !== null && fieldsOf(question.show).some(isOpen)
          ? settleCondition(question.show, read, isOpen)
          : null;
      return questionHtml(
        {
          question,
          form,
          language,
          text: TEXTS[language],
          words,
          seed: walk.seed,
          kept: files[question.id] ?? null,
        },
        {
          fault: faults.find((fault) => fault.question === question.id) ?? null,
          isShown: shown.has(question.id),
          when,
        },
      );
    });
}

function acts({ survey, walk, page, language, isChosen }: QuestionPage): Html {
  const text = TEXTS[language];
  const hasBack = survey.back && pageBefore(survey, walk, page.block.id) !== null;
  const pages = pagesOf(survey, walk);
  const isLast = pages.at(-1)?.block.id === page.block.id;
  const next = isChosen ? text.confirm : isLast ? text.send : text.next;
  return html`<div class="acts"><button name="_go" value="next" class="button">${next}</button>${hasBack && html`<button name="_go" value="back" class="quiet">${text.back}</button>`}</div>`;
}

function elsewhere({ elsewhere: url, language }: QuestionPage): Html | false {
  const text = TEXTS[language];
  return (
    url !== null &&
    html`<footer><details><summary>${text.elsewhere}</summary><p>${text.elsewhereWhy}</p><p><a href="${url}">${url}</a></p></details></footer>`
  );
}
