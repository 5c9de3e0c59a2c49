import { useApi } from '../../api/use-api.ts';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import type { Scope } from '../../scope/scope.ts';
import { ErrorState, Skeletons } from '../../shell/states.tsx';
import { changeBetween, SCALE_WIDTH } from './change.ts';
import { ChangeMark } from './change-mark.tsx';
import { isSolid, type SolidFigure } from './figure.ts';
import { IntervalBar } from './interval-bar.tsx';
import { overviewText } from './overview-text.ts';
import { Panel } from './panel.tsx';
import { panelsText } from './panels-text.ts';
import styles from './satisfaction-panel.module.css';
import { useFigureText } from './use-figure-text.ts';

const METRICS = {
  csat: { title: 'csatTitle', help: 'csatHelp', max: 5 },
  ces: { title: 'cesTitle', help: 'cesHelp', max: 7 },
} as const;

function Share(props: { readonly figure: SolidFigure; readonly mean: number | null; readonly max: number }) {
  const t = useMessages(overviewText);
  const panels = useMessages(panelsText);
  const format = useFormat();
  const { figure, mean } = props;
  return (
    <>
      <div className={styles['figure']}>
        <span className={styles['value']}>{format.percent(figure.value)}</span>
        <span className={styles['soft']}>
          {t('interval', { low: format.percent(figure.low), high: format.percent(figure.high) })} ·{' '}
          {t('n', { n: format.number(figure.n) })}
          {mean === null
            ? null
            : ` · ${panels('mean', { mean: format.number(mean, { digits: 2 }), max: props.max })}`}
        </span>
      </div>
      <div className={styles['bar']}>
        <IntervalBar figure={figure} domain={[0, 1]} />
      </div>
      <div className={styles['scale']} aria-hidden>
        <span>{format.percent(0)}</span>
        <span>{format.percent(0.5)}</span>
        <span>{format.percent(1)}</span>
      </div>
    </>
  );
}

/** CSAT or CES: a share with its interval, what it rests on, the mean beside it, and how it moved. */
export function SatisfactionPanel(props: { readonly metric: 'csat' | 'ces'; readonly scope: Scope }) {
  const { metric, scope } = props;
  const t = useMessages(panelsText);
  const common = useMessages(overviewText);
  const format = useFormat();
  const words = useFigureText();
  const { title, help, max } = METRICS[metric];
  const params = { key: metric } as const;
  const now = useApi('metrics.read', { params, query: scope.query });
  const before = useApi(
    'metrics.read',
    { params, query: scope.previous ?? {} },
    { enabled: scope.previous !== null },
  );
  const figure = now.data;
  // Without a period before, the call of it is the one of now, whose answer is at hand.
  const earlier = scope.previous === null ? undefined : before.data;
  const points = (share: number) => t('percentPoints', { value: format.number(100 * share, { digits: 1 }) });
  const content = () => {
    if (now.isError) return <ErrorState problem={now.error} retry={() => void now.refetch()} />;
    if (figure === undefined) return <Skeletons rows={1} height={120} />;
    if (!isSolid(figure)) return <span className={styles['few']}>{words.few(figure.n)}</span>;
    const change = changeBetween(figure, earlier ?? null, { scaleWidth: SCALE_WIDTH.share });
    return (
      <>
        <Share figure={figure} mean={figure.mean ?? null} max={max} />
        {earlier === undefined ? null : (
          <div className={styles['foot']}>
            {isSolid(earlier) ? (
              <ChangeMark change={change} unit={points} />
            ) : (
              <span className={styles['soft']}>{common('fewBefore', { n: format.number(earlier.n) })}</span>
            )}
          </div>
        )}
      </>
    );
  };
  return (
    <Panel title={t(title)} help={t(help)}>
      {content()}
    </Panel>
  );
}
