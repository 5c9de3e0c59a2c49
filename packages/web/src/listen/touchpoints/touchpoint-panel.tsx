import { Button } from '@mantine/core';
import type { CoverageView, TouchpointView } from '@romashka/model/contract';
import { Pencil } from 'lucide-react';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { type Cell, type Collecting, KINDS, type Kind } from './signals.ts';
import { StateMark } from './state-mark.tsx';
import styles from './touchpoint.module.css';
import { touchpointText } from './touchpoint-text.ts';
import { touchpointsText } from './touchpoints-text.ts';
import { useLagText } from './use-lag-text.ts';
import { useMetricName } from './use-metric-name.ts';

function Said(props: { readonly touchpoint: TouchpointView }) {
  const t = useMessages(touchpointText);
  const format = useFormat();
  const metricName = useMetricName();
  const { owner, channel, standard, target, metrics } = props.touchpoint;
  const lines = [
    [t('owner'), owner],
    [t('channel'), channel],
    [t('standard'), standard],
    [t('target'), target === null ? '' : `${format.number(target.value, { digits: 2 })} ${target.unit}`],
    [t('metrics'), metrics.map(metricName).join(', ')],
  ] as const;
  return (
    <dl className={styles['said']}>
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={value === '' ? styles['soft'] : undefined}>{value === '' ? t('notSaid') : value}</dd>
        </div>
      ))}
    </dl>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What a cell rests on, as sentences. */
function useCellFacts(days: number): (cell: Cell, within: number) => readonly string[] {
  const t = useMessages(touchpointText);
  const format = useFormat();
  const lagText = useLagText();
  return (cell, within) => {
    const last = cell.last === null ? t('neverYet') : t('last', { when: format.dateTime(cell.last) });
    if (cell.n === 0) return [t('records', { n: 0, days }), last];
    const way =
      cell.byFile === 0 ? t('allAlone') : t('someByFile', { share: format.percent(cell.byFile / cell.n) });
    const { median, ninth } = cell;
    const delay = [
      ...(median === null || median === ninth ? [] : [t('half', { lag: lagText(median) })]),
      ...(ninth === null ? [] : [t('ninth', { lag: lagText(ninth) })]),
      t('allowed', { allowed: lagText(within) }),
    ];
    return [`${t('records', { n: cell.n, days })}; ${way}`, capital(delay.join(', ')), last];
  };
}

function KnownBy(props: { readonly kind: Kind; readonly events: readonly string[] }) {
  const t = useMessages(touchpointText);
  const { kind, events } = props;
  const words = kind === 'solicited' ? t('anyAnswer') : kind === 'emotion' ? t('anyWords') : null;
  return (
    <p className={styles['known']}>
      {t('events')}: {words}
      {words !== null && events.length > 0 && kind === 'emotion' ? ', ' : null}
      {kind === 'solicited' ? null : events.map((name) => <code key={name}>{name}</code>)}
      {words === null && events.length === 0 ? t('noEvents') : null}
    </p>
  );
}

function Signal(props: {
  readonly kind: Kind;
  readonly cell: Cell;
  readonly collecting: Collecting;
  readonly days: number;
}) {
  const common = useMessages(touchpointsText);
  const { kind, cell, collecting, days } = props;
  const facts = useCellFacts(days)(cell, collecting.within);
  return (
    <section className={styles['signal']}>
      <div className={styles['signalHead']}>
        <h3>
          {common(kind)} <span className={styles['soft']}>{common(`${kind}Help`)}</span>
        </h3>
        <StateMark state={cell.state} />
      </div>
      {collecting.expected ? (
        <KnownBy kind={kind} events={collecting.events} />
      ) : collecting.reason === '' ? null : (
        <p className={styles['known']}>{collecting.reason}</p>
      )}
      {!collecting.expected && cell.n === 0 ? null : (
        <ul className={styles['facts']}>
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** One touchpoint: what was said of it, and what each kind of record rests on. */
export function TouchpointPanel(props: {
  readonly touchpoint: TouchpointView;
  readonly coverage: CoverageView;
  readonly mayEdit: boolean;
  readonly onEdit: () => void;
  readonly onClose: () => void;
}) {
  const t = useMessages(touchpointText);
  const { touchpoint, coverage } = props;
  const cells = coverage.touchpoints.find(({ key }) => key === touchpoint.key)?.cells;
  return (
    <Dialog side title={touchpoint.name} onClose={props.onClose}>
      {touchpoint.purpose === '' ? null : <p className={styles['purpose']}>{touchpoint.purpose}</p>}
      <Said touchpoint={touchpoint} />
      {cells === undefined
        ? null
        : KINDS.map((kind) => (
            <Signal
              key={kind}
              kind={kind}
              cell={cells[kind]}
              collecting={touchpoint.collects[kind]}
              days={coverage.days}
            />
          ))}
      {props.mayEdit ? (
        <div className={styles['foot']}>
          <Button variant="default" leftSection={<Pencil size={16} aria-hidden />} onClick={props.onEdit}>
            {t('edit')}
          </Button>
        </div>
      ) : null}
    </Dialog>
  );
}
