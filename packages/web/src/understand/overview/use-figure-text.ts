import { useMemo } from 'react';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import type { Change } from './change.ts';
import { type Figure, halfWidth, isSolid } from './figure.ts';
import { overviewText } from './overview-text.ts';

export interface FigureText {
  /** `31 ± 4`, or in words why there is no such number. */
  readonly nps: (figure: Figure) => string;
  /** `31`, without the interval that has to stand beside it. */
  readonly points: (value: number) => string;
  readonly half: (value: number) => string;
  /** What a change comes to, in words; `unit` writes its size. */
  readonly change: (change: Change, unit: (value: number) => string) => string;
  readonly few: (n: number) => string;
}

/** Figures in words of the screen's language. */
export function useFigureText(): FigureText {
  const t = useMessages(overviewText);
  const format = useFormat();
  return useMemo(() => {
    const points = (value: number) => format.number(value);
    // A very sure figure would else stand there as "± 0".
    const half = (value: number) => format.number(value, { digits: value < 1 ? 1 : 0 });
    const few = (n: number) => (n === 0 ? t('noAnswers') : t('tooFewShort', { n: format.number(n) }));
    return {
      points,
      half,
      few,
      nps: (figure) =>
        isSolid(figure)
          ? t('plusMinus', { value: points(figure.value), half: half(halfWidth(figure)) })
          : few(figure.n),
      change: (change, unit) => {
        switch (change.kind) {
          case 'rise':
            return t('realRise', { by: unit(Math.abs(change.by)) });
          case 'fall':
            return t('realFall', { by: unit(Math.abs(change.by)) });
          case 'steady':
            return t('noChange');
          case 'unknown':
            return t('notCompared');
        }
      },
    };
  }, [t, format]);
}
