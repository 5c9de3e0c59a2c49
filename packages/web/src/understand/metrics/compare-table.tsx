import { Button, Tooltip } from '@mantine/core';
import { writeStep } from '@romashka/model/boards';
import type { MetricComparison } from '@romashka/model/contract';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { MetricFigure } from './metric-figure.tsx';
import styles from './metrics.module.css';
import { metricsText } from './metrics-text.ts';
import { useDimensionNames } from './use-dimension-name.ts';

type Compared = Omit<MetricComparison['groups'][number], 'group'>;
type Against = 'before' | 'rest';
const FIRST_ROWS = 12;

/** What became of a figure, in words; how sure that is on hover, focus and touch. */
export function VerdictMark(props: {
  readonly compared: Compared;
  readonly kind: MetricComparison['kind'];
  readonly against: Against;
}) {
  const { compared, kind, against } = props;
  const { verdict, difference, p } = compared;
  const t = useMessages(metricsText);
  const { language, number } = useFormat();
  const real = verdict === 'higher' || verdict === 'lower';
  const by = writeStep(difference ?? 0, kind, language);
  const beside = { higher: 'above', lower: 'below' } as const;
  const said = real
    ? t(against === 'rest' ? beside[verdict] : verdict, { by })
    : t(verdict === 'no-real-change' && against === 'rest' ? 'noDifference' : verdict);
  const Arrow = verdict === 'higher' ? ArrowUp : ArrowDown;
  const words = (
    <>
      {real ? <Arrow size={14} aria-hidden /> : null} {said}
    </>
  );
  if (p === null)
    return (
      <span className={real ? styles['figure'] : styles['soft']} data-real={real}>
        {words}
      </span>
    );
  const share = p < 0.001 ? '< 0.1 %' : `${number(100 * p, { digits: 1 })} %`;
  return (
    <Tooltip
      label={t('chance', { p: language === 'ru' ? share.replace('.', ',') : share })}
      multiline
      w={280}
      events={{ hover: true, focus: true, touch: true }}
    >
      <button type="button" className={styles['verdict']} data-real={real}>
        {words}
      </button>
    </Tooltip>
  );
}

function Row(props: {
  readonly name: string;
  readonly compared: Compared;
  readonly answer: MetricComparison;
  readonly against: Against;
  readonly total?: boolean;
}) {
  const { name, compared, answer, against } = props;
  const { kind, fewest } = answer;
  const t = useMessages(metricsText);
  return (
    <tr className={props.total === true ? styles['total'] : undefined}>
      <th scope="row">{name}</th>
      <td data-label={t('now')}>
        <MetricFigure figure={compared.now} kind={kind} fewest={fewest} withN />
      </td>
      <td
        className={compared.against === null ? styles['empty'] : undefined}
        data-label={t(against === 'rest' ? 'others' : 'earlier')}
      >
        {compared.against === null ? null : (
          <MetricFigure figure={compared.against} kind={kind} fewest={fewest} withN />
        )}
      </td>
      <td>
        <VerdictMark compared={compared} kind={kind} against={against} />
      </td>
    </tr>
  );
}

const byValue = (a: Compared, b: Compared, fewest: number): number => {
  const few = (one: Compared) => (one.now.n < fewest ? 1 : 0);
  return few(a) - few(b) || (b.now.value ?? 0) - (a.now.value ?? 0) || b.now.n - a.now.n;
};

/** A metric per group beside what it is held against; the highest first, those with too few answers last. */
export function CompareTable(props: {
  readonly answer: MetricComparison;
  readonly dimension: string;
  readonly against: Against;
}) {
  const { answer, dimension, against } = props;
  const t = useMessages(metricsText);
  const names = useDimensionNames();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const sorted = answer.groups.toSorted((a, b) => byValue(a, b, answer.fewest));
  const rows = all ? sorted : sorted.slice(0, FIRST_ROWS);
  return (
    <>
      <table className={styles['plain']}>
        <thead>
          <tr>
            <th scope="col">{names.dimension(dimension)}</th>
            <th scope="col">{t('now')}</th>
            <th scope="col">{t(against === 'rest' ? 'others' : 'earlier')}</th>
            <th scope="col">{t(against === 'rest' ? 'difference' : 'verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {against === 'before' ? (
            <Row name={t('all')} compared={answer.total} answer={answer} against={against} total />
          ) : null}
          {rows.map(({ group, ...compared }) => (
            <Row
              key={group[dimension] ?? ''}
              name={names.group(dimension, group[dimension] ?? '')}
              compared={compared}
              answer={answer}
              against={against}
            />
          ))}
        </tbody>
      </table>
      {rows.length < sorted.length ? (
        <Button variant="default" size="xs" mt={12} onClick={() => setAll(true)}>
          {t('showAll', { n: format.number(sorted.length) })}
        </Button>
      ) : null}
    </>
  );
}
