import { Button, SegmentedControl } from '@mantine/core';
import { useRef, useState } from 'react';
import { useMessages } from '../../language/use-messages.ts';
import type { Scope } from '../../scope/scope.ts';
import { useCompanyUnits } from '../../scope/use-company-units.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';
import { useMay, useMe } from '../../shell/session/me-context.ts';
import { TableToggle } from '../overview/chart-tools.tsx';
import { Panel } from '../overview/panel.tsx';
import { useChartWords } from '../overview/use-chart-words.ts';
import { BarChart, type BarRow } from './bar-chart.tsx';
import { BenchmarkDialog } from './benchmark-dialog.tsx';
import { PlainTable } from './plain-table.tsx';
import { ResultDownload } from './result-tools.tsx';
import styles from './results.module.css';
import { resultsText } from './results-text.ts';
import type { Summary } from './summary.ts';
import { useResultWords } from './use-words.ts';

const SIDES = ['byChannel', 'byUnit', 'byMonth'] as const;
type Side = (typeof SIDES)[number];
const MOST_BARS = 20;

/** The benchmark of a channel: its own, or the one for all of them. */
export const benchmarkOf = (summary: Summary, channel: string): number | undefined =>
  (
    summary.benchmarks.find((one) => one.channel === channel && channel !== '') ??
    summary.benchmarks.find((one) => one.channel === '')
  )?.share;

function useRateRows(summary: Summary, side: Side): readonly BarRow[] {
  const t = useMessages(resultsText);
  const words = useResultWords();
  const { nameOf } = useCompanyUnits();
  const row = (key: string, label: string, rate: Summary['rate'], mark: number | undefined): BarRow => {
    const few = rate.of < summary.fewest;
    const counts = { n: words.number(rate.n, 0), of: words.number(rate.of, 0) };
    const text = few
      ? t('fewText', counts)
      : t('shareText', {
          ...counts,
          share: words.percent(rate.value),
          low: words.percent(rate.low),
          high: words.percent(rate.high),
        });
    const length = few ? { value: null } : { value: rate.value, low: rate.low, high: rate.high };
    return { key, label, text, ...length, mark };
  };
  const label = (key: string): string => (key === '' ? t('notSaid') : side === 'byUnit' ? nameOf(key) : key);
  return [
    row('total', t('total'), summary.rate, benchmarkOf(summary, '')),
    ...summary[side]
      .slice(0, MOST_BARS)
      .map((rate) =>
        row(
          `= ${rate.key}`,
          label(rate.key),
          rate,
          benchmarkOf(summary, side === 'byChannel' ? rate.key : ''),
        ),
      ),
  ];
}

/** How many of those who were asked answered, beside the benchmark that the company has stated. */
export function RatePanel(props: { readonly summary: Summary; readonly scope: Scope }) {
  const { summary, scope } = props;
  const t = useMessages(resultsText);
  const words = useResultWords();
  const chart = useChartWords(scope);
  const may = useMay();
  const { units } = useMe();
  const [chosen, choose] = useSearchParam('rate', { replace: true });
  const [table, setTable] = useState(false);
  const [open, setOpen] = useState(false);
  const svg = useRef<SVGSVGElement>(null);
  const side = SIDES.find((one) => one === chosen) ?? 'byChannel';
  const rows = useRateRows(summary, side);
  const most = Math.max(0.01, ...rows.map(({ high, mark }) => Math.max(high ?? 0, (mark ?? 0) * 1.1)));
  const list = summary.benchmarks.map(({ channel, share, source }) =>
    t('benchmarkOne', {
      channel: channel === '' ? t('benchmarkAll') : channel,
      share: words.percent(share),
      source,
    }),
  );
  const isAsked = summary.rate.of > 0;
  const title = t('rateTitle');
  return (
    <Panel
      title={title}
      help={t('rateHelp')}
      tools={
        isAsked ? (
          <>
            <TableToggle table={table} toggle={() => setTable(!table)} />
            <ResultDownload
              survey={summary.key}
              title={title}
              sub={chart.sub}
              file={`romashka-${summary.key}-rate-${chart.file}`}
              query={{ ...scope.query, part: 'rate' }}
              {...(table ? {} : { svg })}
            />
          </>
        ) : null
      }
    >
      {isAsked ? (
        <>
          <SegmentedControl
            className={styles['choice'] ?? ''}
            size="xs"
            aria-label={t('rateBy')}
            value={side}
            onChange={(value) => choose(value === 'byChannel' ? null : value)}
            data={SIDES.map((value) => ({ value, label: t(value) }))}
          />
          {table ? (
            <PlainTable
              caption={title}
              head={[t('group'), t('share')]}
              rows={rows.map(({ label, text }) => [label, text])}
            />
          ) : (
            <BarChart rows={rows} most={most} svg={svg} label={t('rateAlt')} />
          )}
        </>
      ) : (
        <p className={styles['soft']}>{t('rateNone')}</p>
      )}
      <div className={styles['foot']}>
        <p className={styles['note']}>
          {list.length === 0 ? t('benchmarkNone') : t('benchmarkNote', { list: list.join('; ') })}
        </p>
        {may('results.benchmark') && units.length === 0 ? (
          <Button variant="default" size="xs" onClick={() => setOpen(true)}>
            {t('benchmarkSet')}
          </Button>
        ) : null}
      </div>
      {open ? <BenchmarkDialog summary={summary} onClose={() => setOpen(false)} /> : null}
    </Panel>
  );
}
