import { Button } from '@mantine/core';
import { type ToldFigure, tellFigure, writeValue } from '@romashka/model/boards';
import type { MetricComparison, MetricView } from '@romashka/model/contract';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Download, Pencil, Ruler, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useApi, useApiAction } from '../../api/use-api.ts';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useScope } from '../../scope/use-scope.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';
import { notice } from '../../shell/notices/notice.ts';
import { Page } from '../../shell/page.tsx';
import { useMay } from '../../shell/session/me-context.ts';
import { useProblemText } from '../../shell/states/use-problem-text.ts';
import { EmptyState, ErrorState, Skeletons } from '../../shell/states.tsx';
import { DownloadMenu, TableToggle } from '../overview/chart-tools.tsx';
import { isSolid } from '../overview/figure.ts';
import { measureOf } from '../overview/measure.ts';
import { Panel } from '../overview/panel.tsx';
import { panelsText } from '../overview/panels-text.ts';
import { useChartWords } from '../overview/use-chart-words.ts';
import { CoachingMark } from './coaching-mark.tsx';
import { ComparePanel } from './compare-panel.tsx';
import { DefineDialog } from './define-dialog.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { TargetMark } from './metric-figure.tsx';
import { TREND_TITLES, TrendPicture, useTrend } from './metric-trend.tsx';
import styles from './metrics.module.css';
import { metricsText } from './metrics-text.ts';
import { ScoresPanel } from './scores-panel.tsx';
import { hasDistribution, needsEvents, useMetrics } from './use-metrics.ts';

type ScopeState = ReturnType<typeof useScope>;

/** The metric in total beside the period before; alone for all time. */
function useTotal(metric: MetricView, scope: ScopeState) {
  const params = { key: metric.key };
  const alone = useApi('metrics.read', { params, query: scope.query });
  const compared = useApi(
    'metrics.compare',
    {
      params,
      query: { ...scope.query, againstFrom: scope.previous?.from, againstTo: scope.previous?.to },
    },
    { enabled: scope.previous !== null && scope.query.from !== undefined },
  );
  const total = compared.data?.total;
  return { alone, total, waiting: scope.previous !== null && compared.isPending };
}

function toldOf(
  name: string,
  metric: MetricView,
  { alone, total }: ReturnType<typeof useTotal>,
): ToldFigure | null {
  if (alone.data === undefined) return null;
  const known: MetricComparison['total'] | undefined = total;
  return {
    name,
    kind: metric.kind,
    fewest: alone.data.fewest,
    now: alone.data,
    against: known?.against ?? null,
    difference: known?.difference ?? null,
    verdict: known?.verdict ?? 'nothing-to-compare',
  };
}

function TrendBox(props: {
  readonly metric: MetricView;
  readonly name: string;
  readonly scope: ScopeState;
  readonly fewest: number;
  readonly n: number;
}) {
  const { metric, name, scope } = props;
  const t = useMessages(metricsText);
  const p = useMessages(panelsText);
  const words = useChartWords(scope);
  const svg = useRef<SVGSVGElement>(null);
  const [table, setTable] = useState(false);
  const trend = useTrend(metric.key, scope.query, props.n);
  const measure = measureOf(metric, name, props.fewest);
  const drawn = trend.series.some(({ figure }) => isSolid(figure, measure.least));
  const title = t(TREND_TITLES[trend.bucket]);
  const chart = {
    title: `${name}: ${title}`,
    sub: words.sub,
    file: `romashka-${metric.key}-${trend.bucket}-${words.file}`,
    header: [p('periodColumn'), name, p('lowColumn'), p('highColumn'), p('answersColumn')],
    rows: trend.series.map(({ start, figure }) => [start, figure.value, figure.low, figure.high, figure.n]),
  };
  return (
    <Panel
      title={title}
      tools={
        <>
          <TableToggle table={table} toggle={() => setTable(!table)} />
          {metric.definition?.coachingOnly === true ? null : (
            <DownloadMenu chart={chart} {...(table ? {} : { svg })} />
          )}
        </>
      }
      {...(table || !drawn ? {} : { note: p('trendNote') })}
    >
      <TrendPicture trend={trend} measure={measure} table={table} svg={svg} />
    </Panel>
  );
}

function Actions(props: { readonly metric: MetricView; readonly name: string; readonly scope: ScopeState }) {
  const { metric, name, scope } = props;
  const t = useMessages(metricsText);
  const may = useMay();
  const navigate = useNavigate();
  const explain = useProblemText();
  const [open, setOpen] = useSearchParam('open');
  const [by] = useSearchParam('by');
  const refreshed = { invalidates: ['metrics.list', 'metrics.read'] } as const;
  const removing = useApiAction('metrics.remove', refreshed);
  const defining = useApiAction('metrics.define', refreshed);
  const { key, definition } = metric;
  const bad = (thrown: unknown) => notice({ text: explain(thrown).title, tone: 'bad' });
  const restore = () =>
    definition !== null &&
    defining.mutate(
      { params: { key }, body: definition },
      { onSuccess: () => notice({ text: t('restored', { name }) }), onError: bad },
    );
  const remove = () =>
    removing.mutate(
      { params: { key } },
      {
        onSuccess: () => {
          notice({ text: t('removed', { name }), undo: restore });
          void navigate({ to: '/measures' });
        },
        onError: bad,
      },
    );
  const own = !metric.builtIn && may('metrics.define');
  return (
    <>
      <Button
        variant="default"
        leftSection={<Download size={16} aria-hidden />}
        onClick={() => setOpen('export')}
      >
        {t('exportMetric')}
      </Button>
      {own ? (
        <>
          <Button
            variant="default"
            leftSection={<Pencil size={16} aria-hidden />}
            onClick={() => setOpen('change')}
          >
            {t('change')}
          </Button>
          <Button variant="default" leftSection={<Trash2 size={16} aria-hidden />} onClick={remove}>
            {t('remove')}
          </Button>
        </>
      ) : null}
      {open === 'change' && own ? <DefineDialog metric={metric} onClose={() => setOpen(null)} /> : null}
      {open === 'export' ? (
        <ExportDialog
          name={name}
          path={`/api/v1/metrics/${key}/export`}
          query={{ ...scope.query, group: definition?.weights ? undefined : by || 'unit' }}
          locked={definition?.coachingOnly === true}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}

function Told(props: { readonly metric: MetricView; readonly name: string }) {
  const { metric, name } = props;
  const { definition, kind } = metric;
  const t = useMessages(metricsText);
  const format = useFormat();
  const scope = useScope();
  const words = useChartWords(scope);
  const total = useTotal(metric, scope);
  const { alone } = total;
  const told = total.waiting ? null : toldOf(name, metric, total);
  const figure = alone.data;
  const title = name;
  if (alone.isError)
    return (
      <Page headline={name}>
        <ErrorState problem={alone.error} retry={() => void alone.refetch()} />
      </Page>
    );
  const fewest = figure?.fewest ?? 30;
  const covered = figure?.covered;
  return (
    <Page
      title={title}
      headline={told === null ? <Skeletons rows={1} height={32} /> : tellFigure(told, format.language)}
      sub={t('sub', { period: words.sub, zone: format.timeZone })}
      actions={<Actions metric={metric} name={name} scope={scope} />}
    >
      <div className={styles['stack']}>
        <div className={styles['name']}>
          {definition?.coachingOnly === true ? <CoachingMark /> : null}
          {definition?.target == null ? null : (
            <TargetMark
              figure={figure}
              kind={kind}
              target={definition.target}
              better={definition.better}
              fewest={fewest}
            />
          )}
          <span className={styles['help']}>{metric.help[format.language]}</span>
        </div>
        {covered === undefined ? null : (
          <p className={styles['soft']}>
            {t('weighted', { trait: definition?.weights?.trait ?? '', covered: format.percent(covered) })}
          </p>
        )}
        {kind === 'share' ? null : (
          <TrendBox metric={metric} name={name} scope={scope} fewest={fewest} n={figure?.n ?? 0} />
        )}
        <ComparePanel metric={metric} scope={scope} />
        {hasDistribution(metric) ? (
          <ScoresPanel
            metric={metric}
            scope={scope}
            centre={figure?.value == null ? '' : writeValue(figure.value, kind, format.language)}
          />
        ) : null}
      </div>
    </Page>
  );
}

/** One metric: what it is, how it moves, where it differs, how people answered. */
export function MetricPage() {
  const { key = '' } = useParams({ strict: false });
  const t = useMessages(metricsText);
  const { query, byKey, nameOf } = useMetrics();
  const metric = byKey.get(key);
  if (query.isError)
    return (
      <Page headline={t('metrics')}>
        <ErrorState problem={query.error} retry={() => void query.refetch()} />
      </Page>
    );
  if (query.isPending)
    return (
      <Page headline={<Skeletons rows={1} height={32} />} title={t('metrics')}>
        <Skeletons rows={2} height={300} />
      </Page>
    );
  if (metric === undefined || needsEvents(metric))
    return (
      <Page headline={t('gone')}>
        <EmptyState
          icon={<Ruler size={22} />}
          title={metric === undefined ? t('gone') : nameOf(key)}
          text={metric === undefined ? t('goneText') : t('needsEvents')}
          action={
            <Button variant="default" renderRoot={(root) => <Link to="/measures" {...root} />}>
              {t('toList')}
            </Button>
          }
        />
      </Page>
    );
  return <Told key={key} metric={metric} name={nameOf(key)} />;
}
