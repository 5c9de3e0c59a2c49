import { useElementSize } from '@mantine/hooks';
import type { RefObject } from 'react';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import type { DayRange } from '../../scope/period.ts';
import type { Bucket, BucketFigure } from './buckets.ts';
import { panelsText } from './panels-text.ts';
import { volumeTop } from './volume-bars.ts';
import styles from './volume-panel.module.css';
import { VolumeSeries } from './volume-series.tsx';

const SERIES_HEIGHT = 148;
/** Room that a figure of the axis takes, and the gap to the chart. */
const DIGIT = 7;
const GAP = 12;

const totalOf = (series: readonly BucketFigure[]): number =>
  series.reduce((sum, point) => sum + (point.figure.value ?? 0), 0);

/** Answers and events over the same days, each as bars from zero on a scale of its own. */
export function VolumeChart(props: {
  readonly answers: readonly BucketFigure[];
  readonly events: readonly BucketFigure[];
  readonly bucket: Bucket;
  readonly range: DayRange;
  readonly svg: RefObject<SVGSVGElement | null>;
}) {
  const { answers, events, bucket, range } = props;
  const t = useMessages(panelsText);
  const format = useFormat();
  const { ref, width } = useElementSize();
  const words = { answers: format.number(totalOf(answers)), events: format.number(totalOf(events)) };
  const digits = Math.max(...[answers, events].map((series) => format.number(volumeTop(series)).length));
  const box = { left: GAP + DIGIT * digits, height: SERIES_HEIGHT, width };
  return (
    <div ref={ref} className={styles['place']}>
      {width === 0 ? null : (
        <svg
          ref={props.svg}
          className={styles['chart']}
          viewBox={`0 0 ${width} ${2 * SERIES_HEIGHT}`}
          role="img"
          aria-label={`${t('answers')}: ${words.answers}. ${t('events')}: ${words.events}.`}
        >
          <VolumeSeries
            kind="answers"
            name={t('answers')}
            total={words.answers}
            series={answers}
            bucket={bucket}
            range={range}
            box={{ ...box, top: 0 }}
          />
          <VolumeSeries
            kind="events"
            name={t('events')}
            total={words.events}
            series={events}
            bucket={bucket}
            range={range}
            box={{ ...box, top: SERIES_HEIGHT }}
          />
        </svg>
      )}
    </div>
  );
}
