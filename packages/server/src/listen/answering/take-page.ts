import { type Form, LIMITS, type Survey, type Walk } from '@romashka/model/surveys';
import type { Services } from '../../services.ts';
import type { Arrival } from './arrivals.ts';
import type { Assets } from './assets.ts';
import { isKiosk, type Shown, shutPage, whyShut } from './door-pages.ts';
import type { Door } from './find-door.store.ts';
import type { Language } from './page/answering-text.ts';
import { questionPage } from './page/question-page.ts';
import type { SentForm } from './read-form.ts';
import { type Outcome, respond, respondentOf, responseId } from './respond.ts';
import { sendAnswers } from './send-answers.ts';
import { hiddenOf, languageFor, pageAt, pageFor } from './show-door.ts';
import { fileNames, formOfSent, OWN } from './turn.ts';

/** A page as it arrived at a door. */
export interface Arrived {
  readonly door: Door;
  readonly secret: string;
  readonly accepts: string | undefined;
  readonly sent: SentForm;
  readonly admit: () => Arrival;
  readonly hasCookie: boolean;
}

type Answer = Shown | { readonly to: string } | (Shown & { readonly retryAfter: number });

/** Takes a page that was sent, and says where to go on or what to put right. */
export async function takePage(services: Services, assets: Assets, arrived: Arrived): Promise<Answer> {
  const { door, secret, sent } = arrived;
  const form = formOfSent(sent);
  const said = (name: string): string => form(name)[0] ?? '';
  const [act, wanted] = said(OWN.go).split('-', 2);
  // The page's own language goes before that of the response: it may have been changed on this page.
  const asked = act === 'language' ? wanted : said(OWN.language);
  const language = languageFor({ ...door, response: null }, arrived.accepts, asked);
  const shut = whyShut(door, services.now());
  const { content, version } = door;
  if (shut !== null || content === null || version === null)
    return shutPage(shut ?? 'draft', language, assets, { door });
  const open = { ...door, content, version };
  const hidden = hiddenOf(content, (id) => said(`${OWN.hidden}${id}`));
  if (act === 'language') return inLanguage(services, assets, { ...arrived, door: open, language, hidden });
  const outcome = await respond(services, {
    door: open,
    secret,
    block: said(OWN.page),
    goes: act === 'back' ? 'back' : 'next',
    language,
    hidden,
    sent,
    admit: arrived.admit,
  });
  return answerTo(services, assets, { ...arrived, door: open, language }, outcome);
}

type Open = Door & { readonly content: Survey; readonly version: number };

async function answerTo(
  services: Services,
  assets: Assets,
  arrived: Arrived & { readonly door: Open; readonly language: Language },
  outcome: Outcome,
): Promise<Answer> {
  const { door, secret, sent, language } = arrived;
  switch (outcome.kind) {
    case 'taken':
      await passOn(services, door, outcome.response);
      return { to: addressOf(arrived) };
    case 'elsewhere':
      // Where nothing was begun there is nothing to lead to by its secret.
      return { to: door.response === null ? `/s/${door.token}` : addressOf(arrived) };
    case 'gone':
      return shutPage('unknown', language, assets);
    case 'refused':
      return {
        ...shutPage('busy', language, assets, {
          resend: { action: `/s/${door.token}`, fields: sent.fields },
        }),
        retryAfter: outcome.seconds,
      };
    case 'wrong': {
      if (outcome.response !== null) await passOn(services, door, outcome.response);
      const { walk, read, response, isTooLarge } = outcome;
      const shown = pageFor(services, assets, {
        door: { ...door, response },
        survey: door.content,
        secret,
        walk: { ...walk, answers: { ...walk.answers, ...read.answers } },
        page: read.page,
      });
      const form = isTooLarge ? shortened(formOfSent(sent), limitsOf(outcome)) : formOfSent(sent);
      const files = fileNames(walk.answers);
      return {
        status: isTooLarge ? 413 : 422,
        page: questionPage({ ...shown, form, files, faults: read.faults, isTooLarge }),
      };
    }
  }
}

/** How long the fields are shown of which too much was sent, by question. */
const limitsOf = ({ read }: Extract<Outcome, { kind: 'wrong' }>): ReadonlyMap<string, number> =>
  new Map(
    read.faults
      .filter(({ code }) => code === 'too-long')
      .map(({ question, said }) => [question, Number(said)]),
  );

/** What was typed, cut to what can be sent. */
const shortened =
  (form: Form, limits: ReadonlyMap<string, number>): Form =>
  (name) =>
    form(name).map((value) => value.slice(0, limits.get(name) ?? LIMITS.long).toWellFormed());

/**
 * A response is kept already: where its answers cannot be passed on now, the job does it.
 * The respondent is not kept waiting for a crowded intake.
 */
async function passOn(
  services: Services,
  door: Open,
  row: Extract<Outcome, { kind: 'taken' }>['response'],
): Promise<void> {
  if (services.intake.overloaded()) return;
  await sendAnswers(services, door.workspace, [{ row, key: door.survey.key, survey: door.content }]).catch(
    (error: unknown) => services.log.warn({ error: String(error) }, 'answers wait to be sent on'),
  );
}

/** Where the next page is. Its address tells who answers only where nothing else can. */
function addressOf({ door, secret, hasCookie }: Arrived): string {
  if (door.way?.kind === 'invitation' || door.isResume) return `/s/${door.token}`;
  return `/s/${hasCookie && !isKiosk(door) ? door.token : secret}`;
}

interface Switched extends Arrived {
  readonly door: Open;
  readonly language: Language;
  readonly hidden: Readonly<Record<string, string>>;
}

/** The same page in the other language, with what was typed; nothing is kept of it. */
async function inLanguage(services: Services, assets: Assets, arrived: Switched): Promise<Answer> {
  const { door, secret, sent, language, hidden } = arrived;
  const survey = door.content;
  const form = formOfSent(sent);
  const walk: Walk = await services.database.inWorkspace(door.workspace, async (rows) => ({
    seed: responseId({ door, secret }),
    answers: door.response?.answers ?? {},
    respondent: await respondentOf(rows, door, { hidden: door.response?.hidden ?? hidden, language }),
  }));
  const block = survey.blocks.find(({ id }) => id === form(OWN.page)[0]);
  if (block === undefined) return { to: addressOf(arrived) };
  const seen = new Set(form(OWN.asked));
  const page = pageAt(
    survey,
    walk,
    { block, questions: block.questions.filter(({ id }) => seen.has(id)) },
    walk.answers,
  );
  return {
    status: 200,
    page: questionPage({ ...pageFor(services, assets, { door, survey, secret, walk, page }), form }),
  };
}
