import { isTellable, writeFigure, writeValue } from '@romashka/model/boards';
import type { MetricView } from '@romashka/model/contract';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import type { Figure } from '../overview/figure.ts';
import styles from './metrics.module.css';
import { metricsText } from './metrics-text.ts';
import { type TargetState, targetState } from './target-state.ts';

/** A figure with half its interval; in its place why there is none. The ends of the interval are its title. */
export function MetricFigure(props: {
  readonly figure: Figure;
  readonly kind: MetricView['kind'];
  readonly fewest: number;
  readonly withN?: boolean;
}) {
  const { figure, kind, fewest } = props;
  const t = useMessages(metricsText);
  const format = useFormat();
  const n = format.number(figure.n);
  if (figure.n === 0) return <span className={styles['soft']}>{t('none')}</span>;
  if (!isTellable(figure, kind, fewest)) return <span className={styles['soft']}>{t('few', { n })}</span>;
  const ends = [figure.low, figure.high].flatMap((end) =>
    end === null ? [] : [writeValue(end, kind, format.language)],
  );
  return (
    <span className={styles['figure']} title={ends.join(' … ')}>
      {writeFigure(figure, kind, format.language)}
      {props.withN === true ? <span className={styles['n']}> {t('n', { n })}</span> : null}
    </span>
  );
}

/** A target in words; it has a colour only where the figure is really on one side of it. */
export function TargetMark(props: {
  readonly figure: Figure | undefined;
  readonly kind: MetricView['kind'];
  readonly target: number;
  readonly better: 'higher' | 'lower';
  readonly fewest: number;
}) {
  const { figure, kind, target, better, fewest } = props;
  const t = useMessages(metricsText);
  const { language } = useFormat();
  const state: TargetState =
    figure === undefined
      ? 'unread'
      : targetState(figure, { target, better, least: kind === 'count' ? 0 : fewest });
  const sign = better === 'higher' ? '≥' : '≤';
  return (
    <span className={styles['target']} data-state={state}>
      {t(state, { target: `${sign}\u00a0${writeValue(target, kind, language)}` })}
    </span>
  );
}
