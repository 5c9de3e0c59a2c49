import { TARIFFS } from '../company/tariffs.ts';
import type { CustomerState } from '../customers/customer.ts';
import { hasNewTerms } from '../planted/effects.ts';
import type { DaysBeforeEnd } from '../planted/planted.ts';
import { chance, pickWeighted } from '../random/draw.ts';
import type { Random } from '../random/random.ts';
import type { Tone, Topic } from '../texts/comment.ts';
import { writeComment } from '../texts/write-comment.ts';
import type { ScoreType } from './score.ts';
import type { SurveyKey } from './surveys.ts';

/** From which score on a comment is good, and from which at least fair. */
const TONES: Readonly<Record<ScoreType, { readonly good: number; readonly fair: number }>> = {
  nps: { good: 9, fair: 7 },
  csat: { good: 4, fair: 3 },
  ces: { good: 6, fair: 4 },
  rating: { good: 4, fair: 3 },
};

export const toneOf = (type: ScoreType, score: number): Tone => {
  const { good, fair } = TONES[type];
  if (score >= good) return 'good';
  return score >= fair ? 'fair' : 'bad';
};

type Weighted = readonly [Topic, number];
const IN_GENERAL: readonly Weighted[] = [
  ['brand', 34],
  ['network', 26],
  ['price', 26],
  ['app', 9],
  ['tariff', 5],
];
const BY_SURVEY: Readonly<Record<SurveyKey, readonly Weighted[]>> = {
  relationship: IN_GENERAL,
  'shop-visit': [
    ['shop', 85],
    ['brand', 15],
  ],
  'support-call': [
    ['call', 85],
    ['brand', 15],
  ],
  chat: [['chat', 1]],
  'self-service': [['app', 1]],
  'tariff-change': [['tariff', 1]],
  order: [['order', 1]],
  leaving: [['leaving', 1]],
};

const MANY_DROPS = 0.75;
const BLAMES_NETWORK = 0.8;
const BLAMES_NEW_TERMS = 0.8;

const drawTopic = (random: Random, state: CustomerState, on: Commented): Topic => {
  const { survey, tone, daysBeforeEnd } = on;
  const struggles = tone !== 'good' && hasNewTerms(state.tariff, daysBeforeEnd);
  const aboutEffort = survey === 'self-service' || survey === 'tariff-change';
  if (struggles && chance(random, aboutEffort ? BLAMES_NEW_TERMS : BLAMES_NEW_TERMS / 2)) return 'new-terms';
  const drops = tone !== 'good' && survey === 'relationship' && state.feltDrops > MANY_DROPS;
  if (drops && chance(random, BLAMES_NETWORK)) return 'network';
  return pickWeighted(random, BY_SURVEY[survey], ([, weight]) => weight)[0];
};

export type Commented = {
  readonly survey: SurveyKey;
  readonly tone: Tone;
  readonly daysBeforeEnd: DaysBeforeEnd;
  /** The score was asked for by staff. */
  readonly asked: boolean;
};

/** What the customer writes after a survey's scores, with the cause that weighs on them. */
export const commentOn = (random: Random, state: CustomerState, on: Commented): string => {
  const { customer } = state;
  const { language, sex, city } = customer;
  const tariff = TARIFFS.find(({ key }) => key === state.tariff);
  const facts = { city: city.en, cityIn: city.ruIn, tariff: tariff?.[language] ?? state.tariff };
  const topic = on.asked ? 'asked' : drawTopic(random, state, on);
  return writeComment(random, { language, sex, facts }, topic, on.tone);
};
