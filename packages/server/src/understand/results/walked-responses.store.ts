import type { Answers } from '@romashka/model/surveys';
import { countPages, type QuestionCount, type WalkedResponse } from '@romashka/model/understand';
import { sql } from 'kysely';
import { unitsOf } from '../../listen/surveys/surveys.store.ts';
import type { Rows } from '../../store/database.ts';
import type { KnownSurvey } from './known-survey.ts';
import { type TimeTaken, timeOf } from './responses.store.ts';
import type { ResultAsk } from './result-ask.ts';

/** The newest responses of which the way through the pages is read. */
const MOST_WALKED = 5_000;
/** Whoever was here so lately may still be answering. */
const STILL_HERE_MS = 30 * 60_000;

interface Walked {
  readonly id: string;
  readonly version: number;
  readonly language: string;
  readonly state: string;
  readonly block: string | null;
  readonly hidden: Record<string, string>;
  readonly answers: Answers;
  readonly unit: string;
  readonly started_at: Date;
  readonly finished_at: Date | null;
}

/** How far responses came through the pages of a survey that was made here; null where none has begun. */
export interface PagesWalked {
  readonly responses: number;
  readonly questions: readonly QuestionCount[];
  /** From the begin to the end, of those that came there. */
  readonly time: TimeTaken;
}

/** Reads how far the newest responses came; conditions on what is known of the customer are not known here. */
export async function walkResponses(
  rows: Rows,
  known: KnownSurvey,
  ask: ResultAsk,
  now: number,
): Promise<PagesWalked | null> {
  const found = (await readWalked(rows, known.id, ask, now)).filter((row) => isWithin(ask, row));
  if (found.length === 0) return null;
  const contents = new Map(known.versions.map(({ version, content }) => [version, content]));
  const walked = found.flatMap((row): WalkedResponse[] => {
    const survey = contents.get(row.version);
    if (survey === undefined) return [];
    const respondent = {
      hidden: row.hidden,
      traits: {},
      language: row.language === 'ru' ? 'ru' : 'en',
    } as const;
    const walk = { seed: row.id, answers: row.answers, respondent };
    return [{ survey, walk, block: row.block, ended: row.state !== 'open' }];
  });
  const took = found
    .filter(({ state }) => state === 'complete')
    .flatMap(({ started_at, finished_at }) =>
      finished_at === null ? [] : [(finished_at.getTime() - started_at.getTime()) / 1000],
    )
    .toSorted((a, b) => a - b);
  return {
    responses: walked.length,
    questions: countPages(walked),
    time: timeOf(
      took.length,
      [0.25, 0.5, 0.75].map((part) => quantile(took, part)),
      found.length === MOST_WALKED,
    ),
  };
}

async function readWalked(rows: Rows, survey: string, ask: ResultAsk, now: number): Promise<Walked[]> {
  const within = unitsOf(ask.scope);
  const units = ask.units === null ? null : [...new Set(ask.units.map(({ unit }) => unit))];
  const at = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
  const { rows: found } = await sql<Walked>`
    select id, version, language, state, block, hidden, answers, unit, started_at, finished_at
    from survey_response
    where workspace = romashka_workspace() and survey = ${survey}::uuid and not test and not held
      and (state <> 'open' or last_at < ${at(now - STILL_HERE_MS)}::timestamptz)
      and (${within}::text[] is null or unit = any(${within}::text[]))
      and (${units}::text[] is null or unit = any(${units}::text[]))
      and (${at(ask.from)}::timestamptz is null or started_at >= ${at(ask.from)}::timestamptz)
      and (${at(ask.to)}::timestamptz is null or started_at < ${at(ask.to)}::timestamptz)
      and (${ask.touchpoint ?? null}::text is null or touchpoint = ${ask.touchpoint ?? null})
      and (${ask.channel ?? null}::text is null or channel = ${ask.channel ?? null})
    order by started_at desc, id desc limit ${MOST_WALKED}`.execute(rows);
  return found;
}

/** A unit counts only while it was part of what is asked for. */
const isWithin = ({ units }: ResultAsk, { unit, started_at }: Walked): boolean =>
  units === null ||
  units.some(
    (span) => span.unit === unit && span.from <= started_at.getTime() && started_at.getTime() < span.to,
  );

/** A quantile of sorted values, between the two that it lies between (type 7 of R. J. Hyndman and Y. Fan, 1996). */
function quantile(sorted: readonly number[], part: number): number {
  const at = (sorted.length - 1) * part;
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return low + (high - low) * (at - Math.floor(at));
}
