import { useElementSize } from '@mantine/hooks';
import type { RefObject } from 'react';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import type { DayRange } from '../../scope/period.ts';
import { labelledPlaces } from './axis-labels.ts';
import type { Bucket, BucketFigure } from './buckets.ts';
import { panelsText } from './panels-text.ts';
import { useDayText } from './use-day-text.ts';
import { volumeBars } from './volume-bars.ts';
import styles from './volume-panel.module.css';

const HEIGHT = 104;
const LABEL_WIDTH = 76;

/** One count over time as bars from zero. */
export function VolumeChart(props: {
  readonly kind: 'answers' | 'events';
  readonly series: readonly BucketFigure[];
  readonly bucket: Bucket;
  readonly range: DayRange;
  readonly svg?: RefObject<SVGSVGElement | null>;
}) {
  const { kind, series, bucket, range } = props;
  const t = useMessages(panelsText);
  const format = useFormat();
  const days = useDayText();
  const { ref, width } = useElementSize();
  const frame = { left: 44, right: Math.max(120, width), top: 8, bottom: HEIGHT - 22 };
  const { bars, top } = volumeBars(series, bucket, { frame, ...range });
  const labelled = labelledPlaces(bars.length, (frame.right - frame.left) / LABEL_WIDTH);
  const total = series.reduce((sum, point) => sum + (point.figure.value ?? 0), 0);
  const name = t(kind);
  return (
    <div>
      <p className={styles['label']}>
        <span className={styles['name']}>{name}</span>
        <span className={styles['total']}>{format.number(total)}</span>
      </p>
      <div ref={ref} className={styles['place']}>
        {width === 0 ? null : (
          <svg
            {...(props.svg === undefined ? {} : { ref: props.svg })}
            className={styles['chart']}
            viewBox={`0 0 ${width} ${HEIGHT}`}
            role="img"
            aria-label={`${name}: ${format.number(total)}`}
          >
            <line className={styles['grid']} x1={frame.left} x2={frame.right} y1={frame.top} y2={frame.top} />
            <text className={styles['axis']} data-side="left" x={frame.left - 8} y={frame.top}>
              {format.number(top)}
            </text>
            <text className={styles['axis']} data-side="left" x={frame.left - 8} y={frame.bottom}>
              0
            </text>
            {bars.map((bar, i) => (
              <g key={bar.start}>
                <rect
                  className={styles['bar']}
                  data-kind={kind}
                  data-partial={bar.partial || undefined}
                  x={bar.x}
                  y={bar.y}
                  width={bar.width}
                  height={bar.height}
                  rx={Math.min(2, bar.width / 4)}
                >
                  <title>
                    {t('barLabel', { period: days.bucket(bar.start, bucket), n: format.number(bar.n) })}
                  </title>
                </rect>
                {labelled.has(i) ? (
                  <text
                    className={styles['axis']}
                    data-side="bottom"
                    data-edge={i === bars.length - 1 ? 'end' : undefined}
                    x={i === bars.length - 1 ? bar.x + bar.width : bar.x + bar.width / 2}
                    y={HEIGHT - 4}
                  >
                    {days.axis(bar.start, bucket)}
                  </text>
                ) : null}
              </g>
            ))}
            <line
              className={styles['base']}
              x1={frame.left}
              x2={frame.right}
              y1={frame.bottom}
              y2={frame.bottom}
            />
          </svg>
        )}
      </div>
    </div>
  );
}
