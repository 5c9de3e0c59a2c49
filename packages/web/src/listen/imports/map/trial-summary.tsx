import type { ImportTrial } from '@romashka/model/contract';
import { useFormat } from '../../../language/format.ts';
import { useMessages } from '../../../language/use-messages.ts';
import { MatchParts } from '../../../unify/customers/match-parts.tsx';
import { useRowReason } from '../use-row-reason.ts';
import styles from './import-flow.module.css';
import { trialText } from './trial-text.ts';

type Pairs = ImportTrial['held'];
type Who = Pairs['items'][number]['one'];
const WORDS = ['same-email', 'same-phone', 'same-message', 'alias', 'too-weak', 'told-apart'] as const;

function usePerson(): (who: Who) => string {
  const t = useMessages(trialText);
  return ({ id, name, known, line }) => {
    const called = [name, known].filter((text) => text !== '').join(', ') || t('unnamed');
    const where = line === null ? (id === null ? '' : t('known')) : t('line', { n: line });
    return where === '' ? called : `${called} (${where})`;
  };
}

/** Pairs of one kind: how many, and who would join whom. */
function PairGroup(props: { readonly title: string; readonly help: string; readonly pairs: Pairs }) {
  const t = useMessages(trialText);
  const format = useFormat();
  const person = usePerson();
  const { count, items } = props.pairs;
  if (count === 0) return null;
  return (
    <details className={styles['group']}>
      <summary>
        {props.title}: {format.number(count)}
      </summary>
      <p className={styles['soft']}>{props.help}</p>
      <ul className={styles['pairs']}>
        {items.map((pair) => {
          const known = WORDS.find((word) => word === pair.reason);
          return (
            <li key={`${pair.one.id} ${pair.one.line} ${pair.other.id} ${pair.other.line} ${pair.value}`}>
              {t('pair', { one: person(pair.one), other: person(pair.other) })}
              {pair.parts.length === 0 ? null : ` · ${t('likely', { score: format.percent(pair.score) })}`}
              {known === undefined ? null : (
                <div className={styles['soft']}>{t(known, { value: pair.value })}</div>
              )}
              <MatchParts parts={pair.parts} />
            </li>
          );
        })}
      </ul>
      {count > items.length ? (
        <p className={styles['soft']}>{t('more', { n: count - items.length })}</p>
      ) : null}
    </details>
  );
}

function RejectedGroup(props: { readonly rejected: ImportTrial['rejected'] }) {
  const t = useMessages(trialText);
  const format = useFormat();
  const why = useRowReason();
  const { count, items } = props.rejected;
  if (count === 0) return null;
  return (
    <details className={styles['group']} open>
      <summary>
        {t('showRows')}: {format.number(count)}
      </summary>
      <ul className={styles['pairs']}>
        {items.map((row) => (
          <li key={row.line}>
            {t('row', { n: row.line })}: {why(row)}
          </li>
        ))}
      </ul>
      {count > items.length ? (
        <p className={styles['soft']}>{t('more', { n: count - items.length })}</p>
      ) : null}
    </details>
  );
}

/** What would come of the first rows: counts, refused rows, who would be merged, held and left apart. */
export function TrialSummary(props: { readonly trial: ImportTrial }) {
  const t = useMessages(trialText);
  const format = useFormat();
  const { trial } = props;
  const plain = ['newCustomers', 'knownCustomers', 'events', 'answers', 'repeated'] as const;
  const counts = [
    ...plain.map((key) => [key, trial[key]] as const),
    ...(['rejected', 'merged', 'held', 'apart'] as const).map((key) => [key, trial[key].count] as const),
  ];
  return (
    <>
      <p className={styles['soft']}>{t(trial.more ? 'some' : 'all', { rows: trial.rows })}</p>
      <dl className={styles['counts']}>
        {counts.map(([key, count]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{format.number(count)}</dd>
          </div>
        ))}
      </dl>
      <RejectedGroup rejected={trial.rejected} />
      <PairGroup title={t('merged')} help={t('mergedHelp')} pairs={trial.merged} />
      <PairGroup title={t('held')} help={t('heldHelp')} pairs={trial.held} />
      <PairGroup title={t('apart')} help={t('apartHelp')} pairs={trial.apart} />
    </>
  );
}
