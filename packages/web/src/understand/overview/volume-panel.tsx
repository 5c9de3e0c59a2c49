import { keepPreviousData } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useApi } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import type { Scope } from '../../scope/scope.ts';
import { ErrorState, Skeletons } from '../../shell/states.tsx';
import { type BucketFigure, fillBuckets } from './buckets.ts';
import { DownloadMenu, TableToggle } from './chart-tools.tsx';
import { Panel } from './panel.tsx';
import { panelsText } from './panels-text.ts';
import { useChartWords } from './use-chart-words.ts';
import { usePeriod } from './use-period.ts';
import { volumeBucket } from './volume-bars.ts';
import { VolumeChart } from './volume-chart.tsx';
import { type VolumeRow, VolumeTable } from './volume-table.tsx';

const NONE = { value: 0, n: 0, low: null, high: null };
const TITLES = { day: 'volumeDay', week: 'volumeWeek', month: 'volumeMonth' } as const;
const ANSWER_EVENT = 'Survey Answered';

function rowsOf(answers: readonly BucketFigure[], events: readonly BucketFigure[]): readonly VolumeRow[] {
  const answered = new Map(answers.map((point) => [point.start, point.figure.value ?? 0]));
  return events.map(({ start, figure }) => ({
    start,
    events: figure.value ?? 0,
    answers: answered.get(start) ?? 0,
  }));
}

/** How much came in: answers and all events, on scales of their own. */
export function VolumePanel(props: { readonly scope: Scope }) {
  const { scope } = props;
  const t = useMessages(panelsText);
  const words = useChartWords(scope);
  const period = usePeriod(scope);
  const svg = useRef<SVGSVGElement>(null);
  const [table, setTable] = useState(false);
  const bucket = volumeBucket(period.days);
  const query = { ...scope.query, group: bucket };
  const params = { key: 'count' } as const;
  const options = { placeholderData: keepPreviousData };
  const events = useApi('metrics.read', { params, query }, options);
  const answers = useApi('metrics.read', { params, query: { ...query, event: ANSWER_EVENT } }, options);
  const eventSeries = fillBuckets(events.data?.groups ?? [], bucket, NONE);
  const answerSeries = fillBuckets(answers.data?.groups ?? [], bucket, NONE);
  const rows = rowsOf(answerSeries, eventSeries);
  // Both charts stand over the same days, also where one of them has nothing at an end.
  const aligned = rows.map(({ start, answers: n }) => ({ start, figure: { ...NONE, value: n, n } }));
  const title = t(TITLES[bucket]);
  const chart = {
    title,
    sub: words.sub,
    file: `romashka-volume-${bucket}-${words.file}`,
    header: [t('periodColumn'), t('answers'), t('events')],
    rows: rows.map((row) => [row.start, row.answers, row.events]),
  };
  const tools = (
    <>
      <TableToggle table={table} toggle={() => setTable(!table)} />
      <DownloadMenu chart={chart} {...(table ? {} : { svg })} />
    </>
  );
  const failed = events.error ?? answers.error;
  const range = { from: scope.query.from ?? '', to: scope.query.to ?? '9999' };
  return (
    <Panel title={title} tools={tools} {...(table ? {} : { note: t('volumeNote') })}>
      {failed !== null ? (
        <ErrorState problem={failed} retry={() => void Promise.all([events.refetch(), answers.refetch()])} />
      ) : events.data === undefined || answers.data === undefined ? (
        <Skeletons rows={1} height={296} />
      ) : table ? (
        <VolumeTable rows={rows} bucket={bucket} />
      ) : (
        <VolumeChart answers={aligned} events={eventSeries} bucket={bucket} range={range} svg={svg} />
      )}
    </Panel>
  );
}
