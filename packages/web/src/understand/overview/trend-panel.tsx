import { keepPreviousData } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useApi } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import type { Scope } from '../../scope/scope.ts';
import { ErrorState, Skeletons } from '../../shell/states.tsx';
import { type Bucket, type BucketFigure, chooseBucket, fillBuckets } from './buckets.ts';
import { DownloadMenu, TableToggle } from './chart-tools.tsx';
import { isSolid, MIN_ANSWERS } from './figure.ts';
import { Panel } from './panel.tsx';
import { panelsText } from './panels-text.ts';
import { TrendChart } from './trend-chart.tsx';
import styles from './trend-panel.module.css';
import { TrendTable } from './trend-table.tsx';
import { useChartWords } from './use-chart-words.ts';
import { usePeriod } from './use-period.ts';

const NONE = { value: null, n: 0, low: null, high: null };
const TITLES = { day: 'trendDay', week: 'trendWeek', month: 'trendMonth' } as const;

function TrendPicture(props: {
  readonly series: readonly BucketFigure[];
  readonly bucket: Bucket;
  readonly table: boolean;
  readonly svg: Parameters<typeof TrendChart>[0]['svg'];
}) {
  const t = useMessages(panelsText);
  const { series, bucket } = props;
  if (props.table) return <TrendTable series={series} bucket={bucket} />;
  if (!series.some((point) => isSolid(point.figure))) {
    return <p className={styles['empty']}>{t('trendEmpty', { least: MIN_ANSWERS })}</p>;
  }
  return (
    <TrendChart
      series={series}
      bucket={bucket}
      svg={props.svg}
      label={t('trendAlt', { n: series.length, name: 'NPS' })}
    />
  );
}

/** The score over time: by day, week or month as the period and the number of answers allow. */
export function TrendPanel(props: { readonly scope: Scope; readonly answers: number }) {
  const { scope } = props;
  const t = useMessages(panelsText);
  const words = useChartWords(scope);
  const period = usePeriod(scope);
  const svg = useRef<SVGSVGElement>(null);
  const [table, setTable] = useState(false);
  const bucket = chooseBucket(period.days, props.answers);
  const answer = useApi(
    'metrics.read',
    { params: { key: 'nps' }, query: { ...scope.query, group: bucket } },
    { placeholderData: keepPreviousData },
  );
  const series = fillBuckets(answer.data?.groups ?? [], bucket, NONE);
  const title = t(TITLES[bucket]);
  const chart = {
    title,
    sub: words.sub,
    file: `romashka-nps-${bucket}-${words.file}`,
    header: [t('periodColumn'), t('npsLabel'), t('lowColumn'), t('highColumn'), t('answersColumn')],
    rows: series.map(({ start, figure }) => [start, figure.value, figure.low, figure.high, figure.n]),
  };
  const tools = (
    <>
      <TableToggle table={table} toggle={() => setTable(!table)} />
      <DownloadMenu chart={chart} {...(table ? {} : { svg })} />
    </>
  );
  const note = table || series.length === 0 ? {} : { note: t('trendNote') };
  return (
    <Panel title={title} tools={tools} {...note}>
      {answer.isError ? (
        <ErrorState problem={answer.error} retry={() => void answer.refetch()} />
      ) : answer.data === undefined ? (
        <Skeletons rows={1} height={296} />
      ) : (
        <TrendPicture series={series} bucket={bucket} table={table} svg={svg} />
      )}
    </Panel>
  );
}
