import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { labelledPlaces } from '../../understand/overview/axis-labels.ts';
import { TableToggle } from '../../understand/overview/chart-tools.tsx';
import { Panel } from '../../understand/overview/panel.tsx';
import { linearScale } from '../../understand/overview/scale.ts';
import { useDayText } from '../../understand/overview/use-day-text.ts';
import { type CoveragePoint, shareOf } from './coverage-series.ts';
import styles from './touchpoints.module.css';
import { touchpointsText } from './touchpoints-text.ts';

const HEIGHT = 172;
const LABEL_WIDTH = 58;
/** The grid begins left of the first point, whose label would else lie on the axis. */
const GRID_FROM = 42;
const TICKS = [0, 0.5, 1];

const dayOf = (month: string): string => `${month}-01`;

/** True for the ends of the line, and where it is not what it was. */
function isNews(series: readonly CoveragePoint[], at: number): boolean {
  const [before, point] = [series[at - 1], series[at]];
  if (before === undefined || point === undefined || at === series.length - 1) return true;
  return shareOf(before) !== shareOf(point);
}

function Chart(props: { readonly series: readonly CoveragePoint[] }) {
  const { series } = props;
  const t = useMessages(touchpointsText);
  const format = useFormat();
  const days = useDayText();
  const { ref, width } = useElementSize();
  const frame = { left: 64, right: Math.max(160, width - 26), top: 24, bottom: HEIGHT - 28 };
  const x = linearScale([0, Math.max(1, series.length - 1)], [frame.left, frame.right]);
  const y = linearScale([0, 1], [frame.bottom, frame.top]);
  const labelled = labelledPlaces(series.length, (frame.right - frame.left) / LABEL_WIDTH);
  const first = series.find(({ month }) => month !== null);
  const last = series.at(-1);
  const path = series.map(
    (point, i) => `${i === 0 ? 'M' : 'L'}${x(i).toFixed(1)} ${y(shareOf(point)).toFixed(1)}`,
  );
  const label = t('trendAlt', {
    first: first === undefined ? '' : format.percent(shareOf(first)),
    since: first?.month == null ? '' : days.bucket(dayOf(first.month), 'month'),
    last: last === undefined ? '' : format.percent(shareOf(last)),
  });
  return (
    <div ref={ref} className={styles['trendPlace']}>
      {width === 0 ? null : (
        <svg className={styles['trend']} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label}>
          {TICKS.map((tick) => (
            <g key={tick}>
              <line className={styles['grid']} x1={GRID_FROM} x2={frame.right} y1={y(tick)} y2={y(tick)} />
              <text className={styles['axis']} data-side="left" x={GRID_FROM - 8} y={y(tick)}>
                {format.percent(tick)}
              </text>
            </g>
          ))}
          <path className={styles['line']} d={path.join('')} />
          {series.map((point, i) => (
            <g key={point.month ?? 'now'}>
              <circle className={styles['point']} cx={x(i)} cy={y(shareOf(point))} r={4} />
              {labelled.has(i) && isNews(series, i) ? (
                <text
                  className={styles['value']}
                  data-last={point.month === null || undefined}
                  x={x(i)}
                  y={y(shareOf(point)) - 11}
                >
                  {format.percent(shareOf(point))}
                </text>
              ) : null}
              {labelled.has(i) ? (
                <text className={styles['axis']} data-side="bottom" x={x(i)} y={HEIGHT - 8}>
                  {point.month === null ? t('now') : days.axis(dayOf(point.month), 'month')}
                </text>
              ) : null}
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}

function Table(props: { readonly series: readonly CoveragePoint[] }) {
  const t = useMessages(touchpointsText);
  const format = useFormat();
  const days = useDayText();
  return (
    <table className={styles['figures']}>
      <thead>
        <tr>
          <th scope="col">{t('month')}</th>
          <th scope="col">{t('shareColumn')}</th>
          <th scope="col">{t('cellsColumn')}</th>
        </tr>
      </thead>
      <tbody>
        {props.series.toReversed().map((point) => (
          <tr key={point.month ?? 'now'}>
            <td>{point.month === null ? t('nowLong') : days.bucket(dayOf(point.month), 'month')}</td>
            <td>{format.percent(shareOf(point))}</td>
            <td>
              {format.number(point.inTime)} / {format.number(point.expected)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The share of what should be collected that comes by itself and in time, over the last year. */
export function CoverageTrend(props: { readonly series: readonly CoveragePoint[] }) {
  const t = useMessages(touchpointsText);
  const [table, setTable] = useState(false);
  const { series } = props;
  return (
    <Panel
      title={t('trend')}
      help={t('trendHelp')}
      tools={series.length < 2 ? null : <TableToggle table={table} toggle={() => setTable(!table)} />}
    >
      {series.length < 2 ? (
        <p className={styles['none']}>{t('trendNone')}</p>
      ) : table ? (
        <Table series={series} />
      ) : (
        <Chart series={series} />
      )}
    </Panel>
  );
}
