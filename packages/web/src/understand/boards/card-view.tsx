import { isTellable, type MetricCard, writeHalf, writeValue } from '@romashka/model/boards';
import type { MetricView } from '@romashka/model/contract';
import { keepPreviousData } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, type RefObject, useRef } from 'react';
import { useApi } from '../../api/use-api.ts';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import type { CsvCell } from '../../listen/download/csv.ts';
import type { Scope } from '../../scope/scope.ts';
import { ErrorState, Skeletons } from '../../shell/states.tsx';
import { CompareTable, VerdictMark } from '../metrics/compare-table.tsx';
import { TargetMark } from '../metrics/metric-figure.tsx';
import { TrendPicture, useTrend } from '../metrics/metric-trend.tsx';
import { metricsText } from '../metrics/metrics-text.ts';
import { useDimensionNames } from '../metrics/use-dimension-name.ts';
import { DownloadMenu } from '../overview/chart-tools.tsx';
import type { Measure } from '../overview/measure.ts';
import { panelsText } from '../overview/panels-text.ts';
import { useChartWords } from '../overview/use-chart-words.ts';
import { BarsChart } from './bars-chart.tsx';
import styles from './boards.module.css';
import { cardsText } from './cards-text.ts';
import { useCard } from './use-card.ts';

interface PictureProps {
  readonly card: MetricCard;
  readonly metric: MetricView;
  readonly measure: Measure;
  readonly ask: ReturnType<typeof useCard>['ask'];
  readonly svg: RefObject<SVGSVGElement | null>;
  /** Puts the menu that saves what the card shows into its head. */
  readonly frame: (
    content: ReactNode,
    saved?: { header: readonly string[]; rows: readonly (readonly CsvCell[])[] },
  ) => ReactNode;
}

/** Why a card shows nothing: in the words of who is bound to units where that is it. */
function CardFault(props: { readonly query: { readonly error: unknown; readonly refetch: () => unknown } }) {
  const t = useMessages(cardsText);
  const { error, refetch } = props.query;
  const code = (error as { problem?: { code?: string } } | null)?.problem?.code;
  if (code === 'bound-to-units') return <p className={styles['soft']}>{t('bound')}</p>;
  return <ErrorState problem={error} retry={() => void refetch()} />;
}

function useBeside(card: MetricCard, ask: PictureProps['ask'], group: string | null) {
  const { before, now } = ask;
  const against = before === null ? 'rest' : 'before';
  return useApi(
    'metrics.compare',
    {
      params: { key: card.metric },
      query: {
        ...now,
        against,
        ...(group === null ? {} : { group }),
        ...(before === null ? {} : { againstFrom: before.from, againstTo: before.to }),
      },
    },
    { placeholderData: keepPreviousData, enabled: before !== null || group !== null },
  );
}

function FigureCard({ card, metric, ask, frame }: PictureProps) {
  const t = useMessages(metricsText);
  const { language, number } = useFormat();
  const alone = useApi(
    'metrics.read',
    { params: { key: card.metric }, query: ask.now },
    { placeholderData: keepPreviousData },
  );
  const beside = useBeside(card, ask, null);
  const { kind, definition } = metric;
  const figure = alone.data;
  if (alone.isError) return frame(<CardFault query={alone} />);
  if (figure === undefined) return frame(<Skeletons rows={1} height={72} />);
  const n = number(figure.n);
  if (figure.n === 0) return frame(<p className={styles['soft']}>{t('none')}</p>);
  if (!isTellable(figure, kind, figure.fewest) || figure.value === null)
    return frame(<p className={styles['soft']}>{t('few', { n })}</p>);
  const half = writeHalf(figure, kind, language);
  return frame(
    <>
      <div className={styles['value']}>
        {writeValue(figure.value, kind, language)}
        <span className={styles['half']}>
          {half === '' ? '' : `± ${half} · `}
          {t('n', { n })}
        </span>
      </div>
      <div className={styles['foot']}>
        {beside.data === undefined ? null : (
          <VerdictMark compared={beside.data.total} kind={kind} against="before" />
        )}
        {definition?.target == null ? null : (
          <TargetMark
            figure={figure}
            kind={kind}
            target={definition.target}
            better={definition.better}
            fewest={figure.fewest}
          />
        )}
      </div>
    </>,
  );
}

function TrendCard({ card, measure, ask, svg, frame }: PictureProps) {
  const p = useMessages(panelsText);
  const total = useApi(
    'metrics.read',
    { params: { key: card.metric }, query: ask.now },
    { placeholderData: keepPreviousData },
  );
  const trend = useTrend(card.metric, ask.now, total.data?.n ?? 0, total.data !== undefined);
  if (total.isError) return frame(<CardFault query={total} />);
  if (total.data === undefined) return frame(<Skeletons rows={1} height={296} />);
  return frame(
    <TrendPicture
      trend={trend}
      measure={{ ...measure, least: measure.kind === 'count' ? 1 : total.data.fewest }}
      table={false}
      svg={svg}
    />,
    {
      header: [p('periodColumn'), measure.name, p('lowColumn'), p('highColumn'), p('answersColumn')],
      rows: trend.series.map(({ start, figure }) => [start, figure.value, figure.low, figure.high, figure.n]),
    },
  );
}

function BarsCard({ card, measure, ask, svg, frame }: PictureProps) {
  const t = useMessages(cardsText);
  const p = useMessages(panelsText);
  const names = useDimensionNames();
  const answer = useApi(
    'metrics.read',
    { params: { key: card.metric }, query: { ...ask.now, group: card.group } },
    { placeholderData: keepPreviousData },
  );
  if (answer.isError) return frame(<CardFault query={answer} />);
  if (answer.data === undefined) return frame(<Skeletons rows={4} height={24} />);
  const groups = answer.data.groups.map(({ group, ...figure }) => ({
    name: names.group(card.group, group[card.group] ?? ''),
    figure,
  }));
  const by = names.dimension(card.group);
  if (groups.length === 0) return frame(<p className={styles['soft']}>{t('noGroups')}</p>);
  return frame(
    <BarsChart
      groups={groups}
      measure={measure}
      svg={svg}
      label={t('barsAlt', { name: measure.name, by, n: groups.length })}
    />,
    {
      header: [by, measure.name, p('lowColumn'), p('highColumn'), p('answersColumn')],
      rows: groups.map(({ name, figure }) => [name, figure.value, figure.low, figure.high, figure.n]),
    },
  );
}

function TableCard({ card, ask, frame }: PictureProps) {
  const t = useMessages(cardsText);
  const answer = useBeside(card, ask, card.group);
  if (answer.isError) return frame(<CardFault query={answer} />);
  if (answer.data === undefined) return frame(<Skeletons rows={5} height={28} />);
  if (answer.data.groups.length === 0) return frame(<p className={styles['soft']}>{t('noGroups')}</p>);
  return frame(
    <CompareTable
      answer={answer.data}
      dimension={card.group}
      against={ask.before === null ? 'rest' : 'before'}
    />,
  );
}

const PICTURES = { figure: FigureCard, trend: TrendCard, bars: BarsCard, table: TableCard } as const;

/** A picture of a metric on a board, over what the page shows or what the card says itself. */
export function MetricCardView(props: { readonly card: MetricCard; readonly scope: Scope }) {
  const { card, scope } = props;
  const t = useMessages(cardsText);
  const words = useChartWords(scope);
  const svg = useRef<SVGSVGElement>(null);
  const { metric, ask, name, places, known, measure } = useCard(card, scope);
  const names = useDimensionNames();
  const by = card.picture === 'bars' || card.picture === 'table' ? [names.dimension(card.group)] : [];
  const own = [...by, ...(card.period === 'follow' ? [] : [t(card.period)]), ...places];
  const isLocked = metric?.definition?.coachingOnly === true;
  const frame: PictureProps['frame'] = (content, saved) => (
    <>
      <div className={styles['head']}>
        <div className={styles['titles']}>
          <h2 className={styles['title']}>
            {metric === undefined ? (
              name
            ) : (
              <Link to="/measures/$key" params={{ key: card.metric }} style={{ textDecoration: 'none' }}>
                {name}
              </Link>
            )}
          </h2>
          {own.length === 0 ? null : <div className={styles['where']}>{own.join(' · ')}</div>}
        </div>
        {saved === undefined || isLocked ? null : (
          <div className={styles['tools']}>
            <DownloadMenu
              svg={svg}
              chart={{
                title: name,
                sub: [...(card.period === 'follow' ? [words.sub] : []), ...own].join(' · '),
                file: `romashka-${card.metric}-${card.picture}-${card.period === 'follow' ? words.file : card.period}`,
                header: saved.header,
                rows: saved.rows,
              }}
            />
          </div>
        )}
      </div>
      {content}
    </>
  );
  if (!known) return frame(<Skeletons rows={1} height={72} />);
  if (metric === undefined || measure === null)
    return frame(<p className={styles['soft']}>{t('noMetric', { name: card.metric })}</p>);
  const Picture = PICTURES[card.picture];
  return <Picture card={card} metric={metric} measure={measure} ask={ask} svg={svg} frame={frame} />;
}
