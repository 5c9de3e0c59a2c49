import { NativeSelect } from '@mantine/core';
import type { MetricView } from '@romashka/model/contract';
import { keepPreviousData } from '@tanstack/react-query';
import { useApi } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useCompanyUnits } from '../../scope/use-company-units.ts';
import type { useScope } from '../../scope/use-scope.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';
import { ErrorState, Skeletons } from '../../shell/states.tsx';
import { Panel } from '../overview/panel.tsx';
import { CompareTable } from './compare-table.tsx';
import { dimensionsOf, isOfEvents } from './dimensions.ts';
import styles from './metrics.module.css';
import { metricsText } from './metrics-text.ts';
import { useDimensionNames } from './use-dimension-name.ts';

/** The dimensions that a metric can be told apart by here: "units below" only where there are units. */
export function useDimensions(metric: MetricView): readonly string[] {
  const { lines } = useCompanyUnits();
  const { data } = useApi('dimensions.list', {}, { staleTime: 60_000 });
  const plain = dimensionsOf(metric.kind, isOfEvents(metric)).filter(
    (name) => name !== 'unit.below' || lines.length > 0,
  );
  return [...plain, ...(data?.traits ?? []).slice(0, 40).map((trait) => `trait.${trait}`)];
}

/** A metric per group against the period before, or each group against all the others. */
export function ComparePanel(props: {
  readonly metric: MetricView;
  readonly scope: ReturnType<typeof useScope>;
}) {
  const { metric, scope } = props;
  const t = useMessages(metricsText);
  const names = useDimensionNames();
  const dimensions = useDimensions(metric);
  const [by, setBy] = useSearchParam('by');
  const [wanted, setWanted] = useSearchParam('against');
  const dimension = dimensions.find((name) => name === by) ?? dimensions[0] ?? '';
  // All time has nothing before it.
  const against = wanted === 'rest' || scope.previous === null ? 'rest' : 'before';
  const weighted = (metric.definition?.weights ?? null) !== null;
  const answer = useApi(
    'metrics.compare',
    {
      params: { key: metric.key },
      query: {
        ...scope.query,
        group: dimension,
        against,
        ...(against === 'before' ? { againstFrom: scope.previous?.from, againstTo: scope.previous?.to } : {}),
      },
    },
    { placeholderData: keepPreviousData, enabled: !weighted && dimension !== '' },
  );
  if (weighted)
    return (
      <Panel title={t('compare')}>
        <p className={styles['note']}>{t('weightedNote')}</p>
      </Panel>
    );
  if (dimension === '') return null;
  return (
    <Panel title={t('compare')} note={t('compareNote')}>
      <div className={styles['tools']}>
        <NativeSelect
          label={t('by')}
          value={dimension}
          data={dimensions.map((value) => ({ value, label: names.dimension(value) }))}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('against')}
          value={against}
          data={[
            ...(scope.previous === null ? [] : [{ value: 'before', label: t('before') }]),
            { value: 'rest', label: t('rest') },
          ]}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      </div>
      {answer.isError ? (
        <ErrorState problem={answer.error} retry={() => void answer.refetch()} />
      ) : answer.data === undefined ? (
        <Skeletons rows={6} height={28} />
      ) : answer.data.groups.length === 0 ? (
        <p className={styles['soft']}>{t('noGroups')}</p>
      ) : (
        <CompareTable answer={answer.data} dimension={dimension} against={against} />
      )}
    </Panel>
  );
}
