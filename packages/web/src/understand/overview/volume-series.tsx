import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import type { DayRange } from '../../scope/period.ts';
import { labelledPlaces } from './axis-labels.ts';
import type { Bucket, BucketFigure } from './buckets.ts';
import { panelsText } from './panels-text.ts';
import type { Frame } from './trend-geometry.ts';
import { useDayText } from './use-day-text.ts';
import { type VolumeBar, volumeBars, volumeTop } from './volume-bars.ts';
import styles from './volume-panel.module.css';

const LABEL_WIDTH = 76;
const TITLE = 30;
const DAYS = 26;

function DayLabels(props: {
  readonly bars: readonly VolumeBar[];
  readonly bucket: Bucket;
  readonly frame: Frame;
}) {
  const days = useDayText();
  const { bars, bucket, frame } = props;
  const labelled = labelledPlaces(bars.length, (frame.right - frame.left) / LABEL_WIDTH);
  return bars.map((bar, i) => {
    if (!labelled.has(i)) return null;
    const last = i === bars.length - 1;
    return (
      <text
        key={bar.start}
        className={styles['axis']}
        data-side="bottom"
        data-edge={last ? 'end' : undefined}
        x={last ? bar.x + bar.width : bar.x + bar.width / 2}
        y={frame.bottom + 16}
      >
        {days.axis(bar.start, bucket)}
      </text>
    );
  });
}

/** One count over time as bars from zero, named and summed above. */
export function VolumeSeries(props: {
  readonly kind: 'answers' | 'events';
  readonly name: string;
  readonly total: string;
  readonly series: readonly BucketFigure[];
  readonly bucket: Bucket;
  readonly range: DayRange;
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly height: number;
    readonly width: number;
  };
}) {
  const { kind, series, bucket, range, box } = props;
  const t = useMessages(panelsText);
  const format = useFormat();
  const days = useDayText();
  const top = volumeTop(series);
  const { left } = box;
  const frame = {
    left,
    right: Math.max(120, box.width),
    top: box.top + TITLE,
    bottom: box.top + box.height - DAYS,
  };
  const bars = volumeBars(series, bucket, { frame, top, ...range });
  return (
    <>
      <text className={styles['total']} x={0} y={box.top + 14}>
        {props.name}: {props.total}
      </text>
      <line className={styles['grid']} x1={left} x2={frame.right} y1={frame.top} y2={frame.top} />
      <text className={styles['axis']} data-side="left" x={left - 8} y={frame.top}>
        {format.number(top)}
      </text>
      <text className={styles['axis']} data-side="left" x={left - 8} y={frame.bottom}>
        0
      </text>
      {bars.map((bar) => (
        <rect
          key={bar.start}
          className={styles['bar']}
          data-kind={kind}
          data-partial={bar.partial || undefined}
          x={bar.x}
          y={bar.y}
          width={bar.width}
          height={bar.height}
          rx={Math.min(2, bar.width / 4)}
        >
          <title>{t('barLabel', { period: days.bucket(bar.start, bucket), n: format.number(bar.n) })}</title>
        </rect>
      ))}
      <DayLabels bars={bars} bucket={bucket} frame={frame} />
      <line className={styles['base']} x1={left} x2={frame.right} y1={frame.bottom} y2={frame.bottom} />
    </>
  );
}
