import { writeFigure, writeStep } from '@romashka/model/boards';
import { useMemo } from 'react';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import type { Bucket } from './buckets.ts';
import { type Figure, isSolid } from './figure.ts';
import type { Measure } from './measure.ts';
import { overviewText } from './overview-text.ts';
import { panelsText } from './panels-text.ts';
import type { TrendPoint } from './trend-geometry.ts';
import { useDayText } from './use-day-text.ts';
import { useFigureText } from './use-figure-text.ts';

/** The points of a trend in words. */
export function useTrendWords(measure: Measure): {
  readonly point: (point: TrendPoint, bucket: Bucket) => string;
  readonly figure: (figure: Figure) => string;
  readonly step: (by: number) => string;
} {
  const t = useMessages(panelsText);
  const common = useMessages(overviewText);
  const format = useFormat();
  const words = useFigureText();
  const days = useDayText();
  return useMemo(() => {
    const { kind, name, least } = measure;
    const { language } = format;
    const step = (by: number) =>
      common(by > 0 ? 'realRise' : 'realFall', { by: writeStep(by, kind, language) });
    return {
      step,
      figure: (figure) =>
        isSolid(figure, least)
          ? `${writeFigure(figure, kind, language)} · ${common('n', { n: format.number(figure.n) })}`
          : words.few(figure.n),
      point: ({ start, figure, step: by }, bucket) => {
        const period = days.bucket(start, bucket);
        const n = format.number(figure.n);
        if (!isSolid(figure, least)) return t('pointFew', { period, n });
        const values = { period, n, name, figure: writeFigure(figure, kind, language) };
        return by === null ? t('pointSolid', values) : t('pointStep', { ...values, step: step(by) });
      },
    };
  }, [t, common, format, words, days, measure]);
}
