import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import type { Change } from './change.ts';
import { ChangeMark } from './change-mark.tsx';
import type { Petal, ScoreGroup } from './daisy-geometry.ts';
import styles from './distribution-panel.module.css';
import { type Figure, halfWidth, isSolid } from './figure.ts';
import { overviewText } from './overview-text.ts';
import { panelsText } from './panels-text.ts';
import { useFigureText } from './use-figure-text.ts';

const GROUPS = [
  { group: 'promoter', name: 'promoters', range: 'promotersRange' },
  { group: 'passive', name: 'passives', range: 'passivesRange' },
  { group: 'detractor', name: 'detractors', range: 'detractorsRange' },
] as const;

/** The share of answers in a group of scores, 0..1. */
export const groupShare = (petals: readonly Petal[], group: ScoreGroup): number =>
  petals.filter((petal) => petal.group === group).reduce((sum, petal) => sum + petal.share, 0);

/** The score, what it rests on, how it moved, and the three groups it is made of. */
export function ScoreSummary(props: {
  readonly figure: Figure;
  readonly before: Figure | null;
  readonly change: Change;
  readonly petals: readonly Petal[];
}) {
  const t = useMessages(overviewText);
  const panels = useMessages(panelsText);
  const format = useFormat();
  const words = useFigureText();
  const { figure, before, petals } = props;
  return (
    <div className={styles['summary']}>
      {isSolid(figure) ? (
        <>
          <span className={styles['base']}>{panels('npsLabel')}</span>
          <span className={styles['score']}>
            {words.points(figure.value)}{' '}
            <span className={styles['half']}>± {words.half(halfWidth(figure))}</span>
          </span>
          <span className={styles['base']}>
            {t('interval', { low: words.points(figure.low), high: words.points(figure.high) })} ·{' '}
            {t('n', { n: format.number(figure.n) })}
          </span>
          {before === null ? null : isSolid(before) ? (
            <>
              <span>
                <ChangeMark change={props.change} unit={words.points} />
              </span>
              <span className={styles['base']}>{t('wasBefore', { figure: words.nps(before) })}</span>
            </>
          ) : (
            <span className={styles['base']}>{t('fewBefore', { n: format.number(before.n) })}</span>
          )}
        </>
      ) : (
        <span className={styles['few']}>{words.few(figure.n)}</span>
      )}
      <dl className={styles['groups']}>
        {GROUPS.map(({ group, name, range }) => (
          <GroupShare
            key={group}
            group={group}
            name={panels(name)}
            range={panels(range)}
            share={format.percent(groupShare(petals, group))}
          />
        ))}
      </dl>
    </div>
  );
}

function GroupShare(props: {
  readonly group: ScoreGroup;
  readonly name: string;
  readonly range: string;
  readonly share: string;
}) {
  return (
    <>
      <dt>
        <span className={styles['swatch']} data-group={props.group} aria-hidden />
        <span>
          {props.name} <span className={styles['scores']}>{props.range}</span>
        </span>
      </dt>
      <dd>{props.share}</dd>
    </>
  );
}
