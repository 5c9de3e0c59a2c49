import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import type { Bucket } from './buckets.ts';
import { panelsText } from './panels-text.ts';
import styles from './trend-panel.module.css';
import { useDayText } from './use-day-text.ts';

export interface VolumeRow {
  readonly start: string;
  readonly answers: number;
  readonly events: number;
}

/** Answers and events of each part of the period, latest first. */
export function VolumeTable(props: { readonly rows: readonly VolumeRow[]; readonly bucket: Bucket }) {
  const t = useMessages(panelsText);
  const format = useFormat();
  const days = useDayText();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region has to be reachable by keyboard
    <section className={styles['scroll']} tabIndex={0} aria-label={t('periodColumn')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('periodColumn')}</th>
            <th scope="col">{t('answers')}</th>
            <th scope="col">{t('events')}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.toReversed().map((row) => (
            <tr key={row.start}>
              <td>{days.bucket(row.start, props.bucket)}</td>
              <td>{format.number(row.answers)}</td>
              <td>{format.number(row.events)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
