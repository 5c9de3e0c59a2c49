import type { Verdict } from '../metrics/compare-groups.ts';
import type { Figure as WholeFigure } from '../metrics/figure.ts';
import type { MetricKind } from '../metrics/metric-kind.ts';

type Language = 'ru' | 'en';
type Figure = Pick<WholeFigure, 'value' | 'n' | 'low' | 'high'>;
/** What the numbers of a kind are: points, a share of 0..1, or a number of its own. */
export type FigureUnit = 'points' | 'proportion' | 'number';

export const UNIT_OF: Readonly<Record<MetricKind, FigureUnit>> = {
  nps: 'points',
  csat: 'proportion',
  ces: 'proportion',
  net: 'points',
  mean: 'number',
  share: 'proportion',
  ratio: 'number',
  count: 'number',
};

/** A figure beside that of another period, as it is told. */
export interface ToldFigure {
  readonly name: string;
  readonly kind: MetricKind;
  /** Under so many answers no value is told. */
  readonly fewest: number;
  readonly now: Figure;
  readonly against: Figure | null;
  readonly difference: number | null;
  readonly verdict: Verdict;
}

/** True where a figure may be told as a number: it has a value and rests on enough. A count is its own n. */
export const isTellable = (figure: Figure, kind: MetricKind, fewest: number): boolean =>
  figure.value !== null && (kind === 'count' || figure.n >= fewest);

const written = (value: number, language: Language, digits: number, percent = false): string =>
  new Intl.NumberFormat(language, {
    maximumFractionDigits: digits,
    ...(percent ? { style: 'percent' } : {}),
  })
    .format(value)
    // The hyphen that locales give is shorter than a minus and breaks from its number.
    .replace('-', '\u2212');

function digitsOf(value: number, kind: MetricKind): number {
  if (UNIT_OF[kind] !== 'number' || kind === 'count') return 0;
  const size = Math.abs(value);
  return size >= 100 ? 0 : size >= 10 ? 1 : 2;
}

/** A value of a metric as a language writes it: 31, 62 %, 4.21. */
export const writeValue = (value: number, kind: MetricKind, language: Language): string =>
  written(value, language, digitsOf(value, kind), UNIT_OF[kind] === 'proportion');

/** How far apart two values are, without a sign: points, percentage points, or the number itself. */
export function writeStep(by: number, kind: MetricKind, language: Language): string {
  const size = Math.abs(by);
  if (UNIT_OF[kind] === 'proportion') {
    const points = 100 * size;
    return `${written(points, language, points < 10 ? 1 : 0)}\u00a0${language === 'ru' ? 'п. п.' : 'pp'}`;
  }
  return written(size, language, UNIT_OF[kind] === 'points' ? (size < 1 ? 1 : 0) : digitsOf(size, kind));
}

/** Half of a figure's 95 % interval; a very sure one is not written as 0. Empty where there is no interval. */
export function writeHalf({ value, low, high }: Figure, kind: MetricKind, language: Language): string {
  if (value === null || low === null || high === null) return '';
  const half = (high - low) / 2;
  const shown = UNIT_OF[kind] === 'proportion' ? 100 * half : half;
  return written(shown, language, Math.max(digitsOf(value, kind), shown < 1 ? 1 : 0));
}

/** A figure with half of its 95 % interval: 31 ± 4. */
export function writeFigure(figure: Figure, kind: MetricKind, language: Language): string {
  if (figure.value === null) return '';
  const half = writeHalf(figure, kind, language);
  const said = writeValue(figure.value, kind, language);
  return half === '' ? said : `${said}\u00a0±\u00a0${half}`;
}

const SAY = {
  en: {
    none: (name: string) => `${name}: no answers in this period.`,
    few: (name: string, n: string) => `${name}: too few answers yet (n ${n}).`,
    is: (name: string, figure: string, n: string) => `${name}: ${figure} (n ${n})`,
    higher: (by: string) => `a real rise of ${by}`,
    lower: (by: string) => `a real fall of ${by}`,
    'no-real-change': 'no real change',
    'too-few': 'too few answers to compare',
    'nothing-to-compare': 'nothing to compare with',
  },
  ru: {
    none: (name: string) => `${name}: за этот период ответов нет.`,
    few: (name: string, n: string) => `${name}: ответов пока мало (n ${n}).`,
    is: (name: string, figure: string, n: string) => `${name}: ${figure} (n ${n})`,
    higher: (by: string) => `значимый рост на ${by}`,
    lower: (by: string) => `значимое падение на ${by}`,
    'no-real-change': 'значимых изменений нет',
    'too-few': 'для сравнения ответов мало',
    'nothing-to-compare': 'сравнить не с чем',
  },
} as const;

/** What became of a figure against another, without its subject: "a real rise of 5". */
export function tellChange(
  { kind, difference, verdict }: Pick<ToldFigure, 'kind' | 'difference' | 'verdict'>,
  language: Language,
): string {
  const say = SAY[language];
  if (verdict === 'higher' || verdict === 'lower')
    return say[verdict](writeStep(difference ?? 0, kind, language));
  return say[verdict];
}

/** A figure in one sentence: what it is, what it rests on, and whether it really changed. */
export function tellFigure(told: ToldFigure, language: Language): string {
  const { name, kind, fewest, now } = told;
  const say = SAY[language];
  const n = written(now.n, language, 0);
  if (now.n === 0) return say.none(name);
  if (!isTellable(now, kind, fewest)) return say.few(name, n);
  return `${say.is(name, writeFigure(now, kind, language), n)}; ${tellChange(told, language)}.`;
}
