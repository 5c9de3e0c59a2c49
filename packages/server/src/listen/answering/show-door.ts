import {
  type Answers,
  type Form,
  formOf,
  LIMITS,
  type Page,
  pageAfter,
  pageOf,
  pagesOf,
  readAnswers,
  type Survey,
  type Walk,
} from '@romashka/model/surveys';
import type { Services } from '../../services.ts';
import type { Assets } from './assets.ts';
import {
  endPage,
  homeOf,
  IDLE_SECONDS,
  isKiosk,
  isTest,
  LEFT_MS,
  resumeUrl,
  type Shown,
  shutPage,
  whyShut,
} from './door-pages.ts';
import type { Door } from './find-door.store.ts';
import type { Language } from './page/answering-text.ts';
import { languageOf } from './page/message-page.ts';
import { type QuestionPage, questionPage, wordsFor } from './page/question-page.ts';
import { respondentOf, responseId } from './respond.ts';
import { fileNames, hasWords, OWN } from './turn.ts';

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Somebody who looks at a door, and what they bring along. */
export interface Visit {
  readonly door: Door;
  readonly secret: string;
  readonly accepts: string | undefined;
  readonly query: Query;
}

/** What stands behind a door now: a page, or the address where it is. Only reads. */
export async function showDoor(
  services: Services,
  assets: Assets,
  { door, secret, accepts, query }: Visit,
): Promise<Shown | { readonly to: string }> {
  const language = languageFor(door, accepts, one(query['lang']));
  const shut = whyShut(door, services.now());
  if (shut !== null || door.content === null) return shutPage(shut ?? 'draft', language, assets, { door });
  if (isLeftAtKiosk(door, services.now()) && door.way?.kind === 'link')
    return { to: `/s/${door.way.link.token}` };
  const survey = door.content;
  const hidden = door.response?.hidden ?? hiddenOf(survey, (name) => one(query[name]));
  const walk = await services.database.inWorkspace(door.workspace, async (rows) => ({
    seed: responseId({ door: { ...door, content: survey, version: door.version ?? 0 }, secret }),
    answers: door.response?.answers ?? {},
    respondent: await respondentOf(rows, door, { hidden, language }),
  }));
  if (door.response !== null && door.response.state !== 'open')
    return ended(door, survey, walk, door.response.state === 'full' ? 'full' : 'thanks', assets);
  const page = pageAfter(survey, walk, door.response?.block ?? null) ?? pagesOf(survey, walk).at(-1);
  if (page === undefined) return ended(door, survey, walk, 'thanks', assets);
  const chosen = chosenOf(survey, walk, page, one(query['q']), one(query['v']));
  const shown = pageFor(services, assets, { door, survey, secret, walk, page: chosen?.page ?? page });
  return {
    status: 200,
    page: questionPage(chosen === null ? shown : { ...shown, form: chosen.form, isChosen: true }),
  };
}

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? '';

const isLeftAtKiosk = (door: Door, now: number): boolean =>
  isKiosk(door) && door.isResume && door.response !== null && now - door.response.last_at.getTime() > LEFT_MS;

/** The language of the response, or the one that was asked for, or that the browser prefers. */
export function languageFor(door: Door, accepts: string | undefined, asked = ''): Language {
  const languages = door.content?.languages ?? ['en', 'ru'];
  const known = languages.find((language) => language === (door.response?.language ?? asked));
  return known ?? languageOf(accepts, languages);
}

/** What a link may bring along to this survey, cut to what is kept of it. */
export function hiddenOf(survey: Survey, read: (name: string) => string): Record<string, string> {
  const hidden: Record<string, string> = {};
  for (const { id } of survey.hidden) {
    const value = [...read(id).toWellFormed().replaceAll('\u0000', '')].slice(0, LIMITS.hidden).join('');
    if (value !== '') hidden[id] = value;
  }
  return hidden;
}

function ended(door: Door, survey: Survey, walk: Walk, kind: 'thanks' | 'full', assets: Assets): Shown {
  const { language } = walk.respondent;
  const words = kind === 'full' ? survey.full : survey.thanks;
  const said = hasWords(words) ? wordsFor({ survey, walk, language })(words) : '';
  return endPage(door, said, kind, language, assets);
}

/** An answer that came with the link, where it fits a question that can be answered now; nothing is kept of it yet. */
function chosenOf(
  survey: Survey,
  walk: Walk,
  now: Page,
  question: string,
  value: string,
): { readonly page: Page; readonly form: Form } | null {
  if (question === '' || value === '') return null;
  const upTo = pagesOf(survey, walk);
  const reached = upTo.slice(0, upTo.findIndex(({ block }) => block.id === now.block.id) + 1);
  const page = reached.findLast(({ questions }) => questions.some(({ id }) => id === question));
  const asked = page?.questions.find(({ id }) => id === question);
  if (page === undefined || asked === undefined || (page !== reached.at(-1) && !survey.back)) return null;
  const given: Form = (name) => (name === question ? [value] : []);
  const { answers, faults } = readAnswers([asked], given);
  if (faults.length > 0 || !Object.hasOwn(answers, question)) return null;
  const before = formOf(page.questions, walk.answers);
  return { page, form: (name) => (name === question ? [value] : before(name)) };
}

interface Standing {
  readonly door: Door;
  readonly survey: Survey;
  readonly secret: string;
  readonly walk: Walk;
  readonly page: Page;
}

/** A page with what was answered on it before. */
export function pageFor(
  services: Services,
  assets: Assets,
  { door, survey, secret, walk, page }: Standing,
): QuestionPage {
  const { language, hidden } = walk.respondent;
  const isOpenLink = door.way?.kind === 'link' && door.way.link.kind !== 'kiosk';
  return {
    survey,
    walk,
    page,
    language,
    assets,
    action: `/s/${door.token}`,
    carried: [
      ...(door.way?.kind === 'link' ? [[OWN.secret, secret] as const] : []),
      [OWN.version, String(door.version ?? '')],
      [OWN.language, language],
      [OWN.page, page.block.id],
      ...Object.entries(hidden).map(([id, value]) => [`${OWN.hidden}${id}`, value] as const),
    ],
    form: formOf(page.block.questions, walk.answers),
    faults: [],
    files: fileNames(walk.answers),
    isFirst: pagesOf(survey, walk)[0]?.block.id === page.block.id,
    isTest: isTest(door),
    isChosen: false,
    isTooLarge: false,
    elsewhere: isOpenLink && door.response !== null ? resumeUrl(services, secret) : null,
    home: homeOf(door, IDLE_SECONDS),
  };
}

/** The page as it stands with other answers; as it was where nothing of its block is asked with them. */
export const pageAt = (survey: Survey, walk: Walk, page: Page, answers: Answers): Page =>
  pageOf(survey, page.block, { ...walk, answers }) ?? page;
