import { writeValue } from '@romashka/model/boards';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import type { Bucket, BucketFigure } from './buckets.ts';
import { isSolid } from './figure.ts';
import { type Measure, NPS } from './measure.ts';
import { overviewText } from './overview-text.ts';
import { panelsText } from './panels-text.ts';
import styles from './trend-panel.module.css';
import { useDayText } from './use-day-text.ts';
import { useFigureText } from './use-figure-text.ts';

/** The trend as a table, latest first. */
export function TrendTable(props: {
  readonly series: readonly BucketFigure[];
  readonly bucket: Bucket;
  readonly measure?: Measure;
}) {
  const { kind, name, least } = props.measure ?? NPS;
  const t = useMessages(panelsText);
  const common = useMessages(overviewText);
  const format = useFormat();
  const words = useFigureText();
  const days = useDayText();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region has to be reachable by keyboard
    <section className={styles['scroll']} tabIndex={0} aria-label={t('periodColumn')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('periodColumn')}</th>
            <th scope="col">{name}</th>
            <th scope="col">{t('intervalColumn')}</th>
            <th scope="col">{t('answersColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {props.series.toReversed().map(({ start, figure }) => (
            <tr key={start}>
              <td>{days.bucket(start, props.bucket)}</td>
              {isSolid(figure, least) ? (
                <>
                  <td>{writeValue(figure.value, kind, format.language)}</td>
                  <td>
                    {common('intervalShort', {
                      low: writeValue(figure.low, kind, format.language),
                      high: writeValue(figure.high, kind, format.language),
                    })}
                  </td>
                </>
              ) : (
                <td colSpan={2}>{words.few(figure.n)}</td>
              )}
              <td>{format.number(figure.n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
