import { UNIT_OF } from '@romashka/model/boards';
import type { Condition } from '@romashka/model/conditions';
import type { MetricView } from '@romashka/model/contract';
import type { CallOf } from '../../api/route-types.ts';

export type Definition = CallOf<'metrics.define'>['body'];
type Kind = MetricView['kind'];

/** A metric as it stands in the form; numbers are as they were typed. */
export interface MetricDraft {
  readonly key: string;
  readonly ru: string;
  readonly en: string;
  readonly help: string;
  readonly kind: Kind;
  readonly survey: string;
  readonly question: string;
  readonly event: string;
  readonly per: string;
  readonly property: string;
  readonly touchpoints: readonly string[];
  readonly filter: Condition | null;
  readonly trait: string;
  readonly shares: readonly { readonly value: string; readonly share: string }[];
  readonly target: string;
  readonly better: 'higher' | 'lower';
  readonly owner: string;
  readonly coachingOnly: boolean;
  readonly fewest: number;
}

const EMPTY: MetricDraft = {
  key: '',
  ru: '',
  en: '',
  help: '',
  kind: 'nps',
  survey: '',
  question: '',
  event: '',
  per: '',
  property: '',
  touchpoints: [],
  filter: null,
  trait: '',
  shares: [],
  target: '',
  better: 'higher',
  owner: '',
  coachingOnly: false,
  fewest: 30,
};

const isShare = (kind: Kind): boolean => UNIT_OF[kind] === 'proportion';

/** The form of a metric as it is; an empty one for a new metric. */
export function draftOf(metric: MetricView | null, language: 'ru' | 'en'): MetricDraft {
  const definition = metric?.definition;
  if (metric === null || !definition) return EMPTY;
  const { name, help, weights, target, ...same } = definition;
  return {
    ...EMPTY,
    ...same,
    key: metric.key,
    ru: name.ru,
    en: name.en,
    help: help[language] || help.ru || help.en,
    trait: weights?.trait ?? '',
    shares: Object.entries(weights?.shares ?? {}).map(([value, share]) => ({ value, share: String(share) })),
    target:
      target === null
        ? ''
        : String(Number((isShare(definition.kind) ? target * 100 : target).toPrecision(12))),
  };
}

const numberOf = (text: string): number | null => {
  const number = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(number) ? null : number;
};

/** Which places of a definition a kind uses. */
export function usesOf(kind: Kind) {
  const ofAnswers = kind === 'nps' || kind === 'csat' || kind === 'ces' || kind === 'net';
  return {
    question: ofAnswers || kind === 'mean',
    event: !ofAnswers,
    per: kind === 'share' || kind === 'ratio',
    property: kind === 'mean',
    weights: kind !== 'count' && kind !== 'ratio',
  };
}

/** True where the form says all that its kind needs. */
const isComplete = ({ kind, event, per, property }: MetricDraft): boolean => {
  if (kind === 'share') return event !== '';
  if (kind === 'ratio') return event !== '' && per !== '';
  return kind !== 'mean' || (event === '') === (property === '');
};

function weightsOf({ trait, shares, kind }: MetricDraft): Definition['weights'] {
  const weighed = shares.flatMap(({ value, share }) => {
    const number = numberOf(share);
    return value.trim() === '' || number === null || number < 0 ? [] : [[value.trim(), number] as const];
  });
  if (!usesOf(kind).weights || trait === '' || weighed.length === 0) return null;
  return { trait, shares: Object.fromEntries(weighed) };
}

function targetOf({ target, kind }: MetricDraft): number | null {
  const wanted = numberOf(target);
  return wanted !== null && isShare(kind) ? wanted / 100 : wanted;
}

/** The form as a definition, or null where it is not complete enough to measure anything. */
export function definitionOf(draft: MetricDraft, language: 'ru' | 'en'): Definition | null {
  if (!isComplete(draft)) return null;
  const { key: _, ru, en, help, trait: _trait, shares: _shares, kind, touchpoints, ...same } = draft;
  const uses = usesOf(kind);
  const only = (used: boolean, value: string): string => (used ? value : '');
  const ofAnswers = uses.question && !(kind === 'mean' && draft.event !== '');
  return {
    ...same,
    kind,
    name: { ru: ru.trim(), en: en.trim() },
    help: { ru: '', en: '', [language]: help },
    survey: only(ofAnswers, draft.survey),
    question: only(ofAnswers, draft.question),
    event: only(uses.event, draft.event),
    per: only(uses.per, draft.per),
    property: only(uses.property, draft.property),
    touchpoints: [...touchpoints],
    weights: weightsOf(draft),
    target: targetOf(draft),
  };
}

const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'].map((letter, at) => [
    letter,
    'a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh sch  y  e yu ya'.split(' ')[at] ?? '',
  ]),
);

/** A key made of a name: small Latin letters, digits and dashes. */
export function keyOfName(name: string): string {
  const latin = [...name.toLowerCase()].map((letter) => LETTERS[letter] ?? letter).join('');
  const plain = latin.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^[^a-z]+|-+$/g, '');
  return plain.slice(0, 60);
}

export const isKey = (key: string): boolean => /^[a-z][a-z0-9_-]{0,99}$/.test(key);
