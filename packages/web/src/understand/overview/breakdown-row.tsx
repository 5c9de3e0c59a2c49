import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import styles from './breakdown-panel.module.css';
import type { Change } from './change.ts';
import { ChangeMark } from './change-mark.tsx';
import { isSolid } from './figure.ts';
import type { UnitPair } from './headline.ts';
import { IntervalBar } from './interval-bar.tsx';
import { overviewText } from './overview-text.ts';
import { panelsText } from './panels-text.ts';
import { useFigureText } from './use-figure-text.ts';

/** One unit: its score on its interval, or in words that there are too few answers for one. */
export function BreakdownRow(props: {
  readonly pair: UnitPair;
  readonly name: string;
  readonly change: Change;
  readonly domain: readonly [number, number];
  readonly compared: boolean;
  readonly onFocus: (unit: string) => void;
}) {
  const t = useMessages(overviewText);
  const panels = useMessages(panelsText);
  const format = useFormat();
  const words = useFigureText();
  const { unit, now } = props.pair;
  const solid = isSolid(now);
  return (
    <tr>
      <th scope="row">
        {unit === '' ? (
          <span className={styles['soft']}>{t('noPlace')}</span>
        ) : (
          <button
            type="button"
            className={styles['name']}
            title={panels('focusOn', { name: props.name })}
            onClick={() => props.onFocus(unit)}
          >
            {props.name}
          </button>
        )}
      </th>
      {solid ? (
        <>
          <td className={styles['score']}>{words.nps(now)}</td>
          <td className={styles['wide']}>
            <IntervalBar figure={now} domain={props.domain} />
          </td>
        </>
      ) : (
        <td colSpan={2} className={`${styles['soft']} ${styles['wide']}`}>
          {words.few(now.n)}
        </td>
      )}
      <td className={styles['right']}>{format.number(now.n)}</td>
      {props.compared ? (
        <td className={styles['change']}>
          {solid ? <ChangeMark change={props.change} unit={words.points} /> : null}
        </td>
      ) : null}
    </tr>
  );
}
