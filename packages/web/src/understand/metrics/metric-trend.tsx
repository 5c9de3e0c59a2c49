import type { CardAsk } from '@romashka/model/boards';
import { keepPreviousData } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { useApi } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import { ErrorState, Skeletons } from '../../shell/states.tsx';
import { type Bucket, type BucketFigure, chooseBucket, fillBuckets } from '../overview/buckets.ts';
import { isSolid } from '../overview/figure.ts';
import type { Measure } from '../overview/measure.ts';
import { panelsText } from '../overview/panels-text.ts';
import { TrendChart } from '../overview/trend-chart.tsx';
import trend from '../overview/trend-panel.module.css';
import { TrendTable } from '../overview/trend-table.tsx';
import { usePeriod } from '../overview/use-period.ts';
import { metricsText } from './metrics-text.ts';

const NONE = { value: null, n: 0, low: null, high: null };

/** A metric over time: by day, week or month as the period and the number of answers allow. */
export function useTrend(key: string, query: CardAsk, answers: number, enabled = true) {
  const period = usePeriod({ query });
  const bucket = chooseBucket(period.days, answers);
  const answer = useApi(
    'metrics.read',
    { params: { key }, query: { ...query, group: bucket } },
    { placeholderData: keepPreviousData, enabled },
  );
  return { bucket, answer, series: fillBuckets(answer.data?.groups ?? [], bucket, NONE) };
}

export const TREND_TITLES = { day: 'trendDay', week: 'trendWeek', month: 'trendMonth' } as const;

/** The line of a trend or its table; in its place why there is none. */
export function TrendPicture(props: {
  readonly trend: ReturnType<typeof useTrend>;
  readonly measure: Measure;
  readonly table: boolean;
  readonly svg: RefObject<SVGSVGElement | null>;
}) {
  const { measure, table, svg } = props;
  const {
    bucket,
    answer,
    series,
  }: { bucket: Bucket; answer: typeof props.trend.answer; series: readonly BucketFigure[] } = props.trend;
  const t = useMessages(panelsText);
  const m = useMessages(metricsText);
  if (answer.isError) return <ErrorState problem={answer.error} retry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Skeletons rows={1} height={296} />;
  if (table) return <TrendTable series={series} bucket={bucket} measure={measure} />;
  if (!series.some(({ figure }) => isSolid(figure, measure.least)))
    return <p className={trend['empty']}>{m('trendEmpty', { least: measure.least })}</p>;
  return (
    <TrendChart
      series={series}
      bucket={bucket}
      measure={measure}
      svg={svg}
      label={t('trendAlt', { n: series.length, name: measure.name })}
    />
  );
}
