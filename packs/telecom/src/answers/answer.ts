import type { CustomerState } from '../customers/customer.ts';
import { DAY, HOUR } from '../days/calendar.ts';
import { type Channel, type Place, track } from '../days/track.ts';
import type { World } from '../days/world.ts';
import type { DemoFields, DemoSource } from '../message.ts';
import { chance, intBetween, normal, pickWeighted } from '../random/draw.ts';
import type { Tone } from '../texts/comment.ts';
import { commentOn, toneOf } from './comment-on.ts';
import { drawMood, ORDINARY_DROPS } from './mood.ts';
import { SCALES, type ScoreType, scoreOf } from './score.ts';
import { type Question, type SurveyKey, surveyOf } from './surveys.ts';

/** One person answering one survey. */
export type Ask = {
  readonly survey: SurveyKey;
  readonly place: Place;
  /** When the first answer comes, milliseconds since 1970. */
  readonly time: number;
  /** How the contact went, in standard deviations. */
  readonly contact: number;
  /** Staff asked for a high score. */
  readonly asked?: boolean;
  readonly invitation?: string;
  readonly anonymousId?: string;
};

type Response = Ask & { readonly id: string; readonly sway: number };

const STOPS_EARLY = 0.08;
const WRITES: Readonly<Record<Tone, number>> = { good: 0.34, fair: 0.38, bad: 0.6 };
const WRITES_WHEN_ASKED = 0.3;
const REVISES = 0.025;
const MANY_DROPS = 3 * ORDINARY_DROPS;

const SOURCES: Readonly<Record<Channel, DemoSource>> = {
  web: 'web',
  app: 'app',
  phone: 'call-centre',
  chat: 'web',
  shop: 'shop',
  tablet: 'shop',
  sms: 'web',
  email: 'web',
  network: 'network',
  billing: 'billing',
};

const drawScore = (world: World, state: CustomerState, response: Response, type: ScoreType): number => {
  const { random, unitEffects } = world;
  const { max } = SCALES[type];
  if (response.asked === true) return chance(random, 0.74) ? max : max - 1;
  const unit = unitEffects.get(response.place.unit) ?? 0;
  const sway = { contact: response.contact, unit, response: response.sway };
  return scoreOf(type, drawMood(random, state, type, sway));
};

const drawReason = ({ random }: World, { feltDrops }: CustomerState): string =>
  pickWeighted(
    random,
    [
      ['price', 34],
      ['coverage', feltDrops > MANY_DROPS ? 60 : 18],
      ['service', 18],
      ['moving', 16],
      ['other', 14],
    ] as const,
    ([, weight]) => weight,
  )[0];

type Given = { readonly question: Question; readonly value: number | string; readonly time: number };

const put = (world: World, state: CustomerState, response: Response, given: Given, revision = 1): void => {
  const { question, value, time } = given;
  const scale: DemoFields =
    typeof value === 'number' && question.type !== 'choice' && question.type !== 'text'
      ? { scale_min: SCALES[question.type].min, scale_max: SCALES[question.type].max }
      : {};
  track(world, state.customer, {
    event: 'Survey Answered',
    time,
    source: SOURCES[response.place.channel],
    place: response.place,
    ...(response.anonymousId === undefined ? {} : { anonymousId: response.anonymousId }),
    properties: {
      response_id: response.id,
      ...(revision === 1 ? {} : { revision }),
      survey: response.survey,
      question: question.key,
      question_type: question.type,
      value,
      ...scale,
      ...(response.invitation === undefined ? {} : { invitation_id: response.invitation }),
      tariff: state.tariff,
      language: state.customer.language,
    },
  });
};

const putScore = (
  world: World,
  state: CustomerState,
  response: Response,
  question: Question,
  time: number,
): Tone => {
  if (question.type === 'text' || question.type === 'choice') {
    put(world, state, response, { question, value: drawReason(world, state), time });
    return 'bad';
  }
  const value = drawScore(world, state, response, question.type);
  put(world, state, response, { question, value, time });
  if (chance(world.random, REVISES)) {
    const later = time + intBetween(world.random, HOUR / 4, 2 * DAY);
    put(
      world,
      state,
      response,
      { question, value: drawScore(world, state, response, question.type), time: later },
      2,
    );
  }
  return toneOf(question.type, value);
};

const putComment = (
  world: World,
  state: CustomerState,
  response: Response,
  question: Question,
  given: { readonly tone: Tone; readonly time: number },
): void => {
  const asked = response.asked === true;
  if (!chance(world.random, asked ? WRITES_WHEN_ASKED : WRITES[given.tone])) return;
  const daysBeforeEnd = (world.calendar.end - given.time) / DAY;
  const on = { survey: response.survey, tone: given.tone, daysBeforeEnd, asked };
  put(world, state, response, { question, value: commentOn(world.words, state, on), time: given.time });
};

/** Puts the answers of one response into the queue, some seconds apart; some people stop half-way. */
export const answer = (world: World, state: CustomerState, ask: Ask): void => {
  const { random } = world;
  const response: Response = { ...ask, id: world.nextId('response'), sway: normal(random) };
  let { time } = ask;
  let first: Tone | undefined;
  for (const question of surveyOf(ask.survey).questions) {
    if (question.type === 'text') {
      putComment(world, state, response, question, { tone: first ?? 'fair', time });
    } else {
      const tone = putScore(world, state, response, question, time);
      first ??= tone;
    }
    if (chance(random, STOPS_EARLY)) return;
    time += intBetween(random, 3000, 40_000);
  }
};
