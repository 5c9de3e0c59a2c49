import { Button } from '@mantine/core';
import type { CoverageView } from '@romashka/model/contract';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { Panel } from '../../understand/overview/panel.tsx';
import { type Cell, KINDS, type Kind } from './signals.ts';
import { StateMark } from './state-mark.tsx';
import styles from './touchpoints.module.css';
import { touchpointsText } from './touchpoints-text.ts';
import { useLagText } from './use-lag-text.ts';

/** The delay and the last record of a cell, as far as there is something to say. */
function useCellText(): (cell: Cell) => string {
  const t = useMessages(touchpointsText);
  const format = useFormat();
  const lagText = useLagText();
  return (cell) => {
    if (cell.state === 'not-expected') return '';
    if (cell.last === null) return t('never');
    const last = format.relativeShort(cell.last);
    if (cell.n === 0) return t('lastWas', { when: last });
    const how =
      cell.state === 'by-hand'
        ? t('byFileShare', { share: format.percent(cell.byFile / cell.n) })
        : t('within', { lag: lagText(cell.ninth ?? 'never') });
    return `${how} · ${last}`;
  };
}

function CellOf(props: { readonly cell: Cell; readonly kind: Kind }) {
  const t = useMessages(touchpointsText);
  const text = useCellText()(props.cell);
  return (
    <td data-label={t(props.kind)}>
      <div className={styles['cell']}>
        <StateMark state={props.cell.state} />
        {text === '' ? null : <span className={styles['soft']}>{text}</span>}
      </div>
    </td>
  );
}

function Seen(props: {
  readonly seen: CoverageView['undescribed'][number];
  readonly mayDescribe: boolean;
  readonly onOpen: (key: string) => void;
}) {
  const t = useMessages(touchpointsText);
  const format = useFormat();
  const { key, n, last } = props.seen;
  return (
    <tr className={styles['seen']}>
      <th scope="row">
        <span className={styles['name']}>{key}</span>
      </th>
      <td colSpan={KINDS.length}>
        <div className={styles['seenLine']}>
          <div className={styles['cell']}>
            <span className={styles['mark']}>{t('seenOnly')}</span>
            <span className={styles['soft']}>{t('seenCount', { n, when: format.relative(last) })}</span>
          </div>
          {props.mayDescribe ? (
            <Button
              variant="default"
              size="xs"
              aria-label={t('describeNamed', { name: key })}
              onClick={() => props.onOpen(key)}
            >
              {t('describe')}
            </Button>
          ) : null}
        </div>
      </td>
    </tr>
  );
}

/** Touchpoints by what is collected there; those that events name and nobody described stand last. */
export function CoverageMatrix(props: {
  readonly coverage: CoverageView;
  readonly mayDescribe: boolean;
  readonly onOpen: (key: string) => void;
}) {
  const t = useMessages(touchpointsText);
  const { touchpoints, undescribed } = props.coverage;
  return (
    <Panel title={t('matrix')} help={t('matrixHelp')} note={t('matrixNote')}>
      <div className={styles['box']}>
        <table className={styles['matrix']}>
          <thead>
            <tr>
              <th scope="col">{t('touchpoint')}</th>
              {KINDS.map((kind) => (
                <th key={kind} scope="col">
                  {t(kind)}
                  <span className={styles['kindHelp']}>{t(`${kind}Help`)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {touchpoints.map(({ key, name, cells }) => (
              <tr key={key}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles['open']}
                    aria-label={t('open', { name })}
                    onClick={() => props.onOpen(key)}
                  >
                    {name}
                  </button>
                </th>
                {KINDS.map((kind) => (
                  <CellOf key={kind} cell={cells[kind]} kind={kind} />
                ))}
              </tr>
            ))}
            {undescribed.map((seen) => (
              <Seen key={seen.key} seen={seen} mayDescribe={props.mayDescribe} onOpen={props.onOpen} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
