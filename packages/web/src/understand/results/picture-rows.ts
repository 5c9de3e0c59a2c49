import type { ResultPicture } from '@romashka/model/contract';
import type { BarRow } from './bar-chart.tsx';
import type { picturesText } from './pictures-text.ts';
import type { useResultWords } from './use-words.ts';

type Words = ReturnType<typeof useResultWords>;
type Say = (
  key: keyof (typeof picturesText)['messages']['en'],
  values?: Readonly<Record<string, string | number>>,
) => string;
interface Shared {
  readonly n: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Bars of a picture, the longest they can be, and a sentence beneath. */
export interface Drawing {
  readonly rows: readonly BarRow[];
  readonly most: number;
  readonly note: string;
}

/** The bars of a picture; null for one that is no bars. Of too few only counts are shown, without a share. */
export function barsOf(picture: ResultPicture, few: boolean, words: Words, t: Say): Drawing | null {
  const share = (key: string, label: string, one: Shared): BarRow =>
    few
      ? { key, label, value: one.n, text: words.number(one.n, 0) }
      : { key, label, value: one.value, low: one.low, high: one.high, text: words.share(one) };
  const shares = (rows: readonly BarRow[], note = ''): Drawing => ({ rows, most: longest(rows), note });
  const mean = (one: Shared): string =>
    few || one.value === null
      ? ''
      : t('mean', {
          value: words.number(one.value, 2),
          low: words.number(one.low, 2),
          high: words.number(one.high, 2),
        });
  switch (picture.kind) {
    case 'scale':
      return shares(
        picture.scores.map((one) => share(`${one.score}`, `${one.score}`, one)),
        mean(picture.mean),
      );
    case 'choices':
      return shares(
        picture.options.map((one) => share(one.key, words.named(one.name, words.group(one.key)), one)),
        picture.several ? t('several') : '',
      );
    case 'ranking':
      return rankingBars(picture, few, words, t);
    case 'histogram': {
      const rows = picture.bins.map(
        ({ from, to, n }): BarRow => ({
          key: `${from}`,
          label: t('range', { from: words.number(from, 3), to: words.number(to, 3) }),
          value: n,
          text: words.number(n, 0),
        }),
      );
      const { value, low, high } = picture.mean;
      const note =
        few || value === null
          ? ''
          : t('meanOf', {
              value: words.number(value, 2),
              low: words.number(low, 2),
              high: words.number(high, 2),
              median: words.number(picture.median, 2),
            });
      return shares(rows, note);
    }
    case 'sum':
      return sumBars(picture, few, words, t);
    case 'net': {
      const { more, same, less, balance } = picture;
      const note =
        few || balance.value === null
          ? ''
          : t('balance', {
              value: words.number(balance.value),
              low: words.number(balance.low),
              high: words.number(balance.high),
            });
      return shares(
        [share('more', t('more'), more), share('same', t('same'), same), share('less', t('less'), less)],
        note,
      );
    }
    case 'months':
      return shares(
        picture.months.map(({ month, n }) => ({
          key: month,
          label: words.month(month),
          value: n,
          text: words.number(n, 0),
        })),
      );
    case 'consent':
      return shares([share('yes', t('yes'), picture.yes)]);
    case 'matrix':
    case 'count':
      return null;
  }
}

const longest = (rows: readonly BarRow[]): number =>
  Math.max(0, ...rows.map(({ value, high }) => Math.max(value ?? 0, high ?? 0)));

/** The first place is the longest bar: places are counted back from the last one. */
function rankingBars(
  { options }: Extract<ResultPicture, { kind: 'ranking' }>,
  few: boolean,
  words: Words,
  t: Say,
): Drawing {
  const last = options.length;
  const back = (place: number | null): number | null => (place === null ? null : last + 1 - place);
  const rows = options.map(({ key, name, place, first }): BarRow => {
    const label = words.named(name, key);
    if (few || place.value === null) return { key, label, value: null, text: words.number(place.n, 0) };
    const text = t('placeText', {
      place: words.number(place.value, 2),
      low: words.number(place.low, 2),
      high: words.number(place.high, 2),
      first: words.percent(first.value),
    });
    return { key, label, value: back(place.value), low: back(place.high), high: back(place.low), text };
  });
  return { rows, most: last, note: few ? '' : t('placeHelp') };
}

function sumBars(
  { rows, total }: Extract<ResultPicture, { kind: 'sum' }>,
  few: boolean,
  words: Words,
  t: Say,
): Drawing {
  const bars = rows.map(({ key, name, mean }): BarRow => {
    const label = words.named(name, key);
    if (few || mean.value === null) return { key, label, value: null, text: words.number(mean.n, 0) };
    const text = t('sumText', {
      mean: words.number(mean.value),
      low: words.number(mean.low),
      high: words.number(mean.high),
    });
    return { key, label, value: mean.value, low: mean.low, high: mean.high, text };
  });
  return {
    rows: bars,
    most: longest(bars),
    note: total === null ? '' : t('sumOf', { total: words.number(total, 0) }),
  };
}
