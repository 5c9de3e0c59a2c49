import type { MetricView } from '@romashka/model/contract';
import { useApi } from '../../api/use-api.ts';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import type { Scope } from '../../scope/scope.ts';
import { ErrorState, Skeletons } from '../../shell/states.tsx';
import { Daisy } from '../overview/daisy.tsx';
import { Panel } from '../overview/panel.tsx';
import styles from './metrics.module.css';
import { metricsText } from './metrics-text.ts';

interface Score {
  readonly score: number;
  readonly n: number;
}
const SCALES: Readonly<Record<string, readonly [number, number]>> = {
  nps: [0, 10],
  csat: [1, 5],
  ces: [1, 7],
  net: [-1, 1],
};

function Bars(props: { readonly scores: readonly Score[]; readonly total: number }) {
  const t = useMessages(metricsText);
  const format = useFormat();
  const most = Math.max(1, ...props.scores.map(({ n }) => n));
  return (
    <table className={`${styles['plain']} ${styles['scores']}`}>
      <thead>
        <tr>
          <th scope="col">{t('score')}</th>
          <td />
          <th scope="col" className={styles['right']}>
            {t('answers')}
          </th>
          <th scope="col" className={styles['right']}>
            {t('share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.scores.map(({ score, n }) => (
          <tr key={score}>
            <th scope="row">{format.number(score)}</th>
            <td className={styles['barCell']}>
              <span className={styles['bar']} style={{ width: `${(100 * n) / most}%` }} />
            </td>
            <td className={styles['number']}>{format.number(n)}</td>
            <td className={styles['number']}>{format.percent(props.total === 0 ? 0 : n / props.total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How many gave each score of the scale: the daisy for 0 to 10, with the exact numbers beside it. */
export function ScoresPanel(props: {
  readonly metric: MetricView;
  readonly scope: Scope;
  readonly centre: string;
}) {
  const { metric, scope } = props;
  const t = useMessages(metricsText);
  const answer = useApi('metrics.distribution', { params: { key: metric.key }, query: scope.query });
  const [low, high] = SCALES[metric.kind] ?? [0, 0];
  const known = new Map((answer.data?.scores ?? []).map(({ score, n }) => [score, n]));
  const scores = Array.from({ length: high - low + 1 }, (_, at) => ({
    score: low + at,
    n: known.get(low + at) ?? 0,
  }));
  const total = scores.reduce((sum, { n }) => sum + n, 0);
  const bars = <Bars scores={scores} total={total} />;
  if (answer.data !== undefined && total === 0) return null;
  return (
    <Panel title={t('distribution')}>
      {answer.isError ? (
        <ErrorState problem={answer.error} retry={() => void answer.refetch()} />
      ) : answer.data === undefined ? (
        <Skeletons rows={1} height={240} />
      ) : metric.kind === 'nps' ? (
        <div className={styles['daisy']}>
          <Daisy
            counts={scores.map(({ n }) => n)}
            label={t('distribution')}
            centre={props.centre}
            under="NPS"
          />
          {bars}
        </div>
      ) : (
        bars
      )}
    </Panel>
  );
}
