import { Button } from '@mantine/core';
import type { MetricView } from '@romashka/model/contract';
import { Link } from '@tanstack/react-router';
import { Ruler } from 'lucide-react';
import { useApi } from '../../api/use-api.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useScope } from '../../scope/use-scope.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';
import { Page } from '../../shell/page.tsx';
import { useMay } from '../../shell/session/me-context.ts';
import { ErrorState, Skeletons } from '../../shell/states.tsx';
import { useChartWords } from '../overview/use-chart-words.ts';
import { CoachingMark } from './coaching-mark.tsx';
import { DefineDialog } from './define-dialog.tsx';
import { MetricFigure, TargetMark } from './metric-figure.tsx';
import styles from './metrics.module.css';
import { metricsText } from './metrics-text.ts';
import { needsEvents, useMetrics } from './use-metrics.ts';

function MetricRow(props: { readonly metric: MetricView }) {
  const { metric } = props;
  const { key, kind, definition } = metric;
  const t = useMessages(metricsText);
  const { language } = useLanguage();
  const scope = useScope();
  const silent = needsEvents(metric);
  const answer = useApi('metrics.read', { params: { key }, query: scope.query }, { enabled: !silent });
  const figure = answer.data;
  const fewest = figure?.fewest ?? definition?.fewest ?? 30;
  return (
    <tr>
      <th scope="row">
        <span className={styles['name']}>
          {silent ? (
            metric.name[language]
          ) : (
            <Link to="/measures/$key" params={{ key }}>
              {metric.name[language]}
            </Link>
          )}
          {definition?.coachingOnly === true ? <CoachingMark /> : null}
        </span>
        <span className={styles['help']}>{metric.help[language]}</span>
      </th>
      <td>
        {silent ? (
          <span className={styles['soft']}>{t('needsEvents')}</span>
        ) : answer.isError ? (
          <span className={styles['soft']}>{answer.error.problem.detail}</span>
        ) : figure === undefined ? (
          <Skeletons rows={1} height={20} />
        ) : (
          <MetricFigure figure={figure} kind={kind} fewest={fewest} withN />
        )}
      </td>
      <td className={definition?.target == null ? styles['empty'] : undefined}>
        {definition?.target == null ? (
          <span className={styles['soft']}>{t('noTarget')}</span>
        ) : (
          <TargetMark
            figure={figure}
            kind={kind}
            target={definition.target}
            better={definition.better}
            fewest={fewest}
          />
        )}
      </td>
      <td>
        <span className={styles['soft']}>
          {metric.builtIn ? t('builtIn') : definition?.owner || t('nobody')}
        </span>
      </td>
    </tr>
  );
}

/** The metrics, those of the company first, each with what it is now. */
export function MetricsPage() {
  const t = useMessages(metricsText);
  const { timeZone } = useLanguage();
  const may = useMay();
  const scope = useScope();
  const words = useChartWords(scope);
  const { query, items } = useMetrics();
  const [open, setOpen] = useSearchParam('open');
  const own = items.filter(({ builtIn }) => !builtIn);
  const builtIn = items.filter((metric) => metric.builtIn);
  const define = may('metrics.define') ? (
    <Button leftSection={<Ruler size={16} aria-hidden />} onClick={() => setOpen('new')}>
      {t('define')}
    </Button>
  ) : null;
  return (
    <Page
      title={t('metrics')}
      headline={
        query.data === undefined
          ? t('metrics')
          : t('headline', { defined: own.length, builtIn: builtIn.length })
      }
      sub={t('sub', { period: words.sub, zone: timeZone })}
      actions={define}
    >
      {query.isError ? <ErrorState problem={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeletons rows={6} height={56} /> : null}
      {query.data === undefined ? null : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('metric')}</th>
              <th scope="col">{t('value')}</th>
              <th scope="col">{t('target')}</th>
              <th scope="col">{t('owner')}</th>
            </tr>
          </thead>
          <tbody>
            {[...own, ...builtIn].map((metric) => (
              <MetricRow key={metric.key} metric={metric} />
            ))}
          </tbody>
        </table>
      )}
      {open === 'new' && may('metrics.define') ? (
        <DefineDialog metric={null} onClose={() => setOpen(null)} />
      ) : null}
    </Page>
  );
}
