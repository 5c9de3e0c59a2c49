import { useElementSize } from '@mantine/hooks';
import { writeValue } from '@romashka/model/boards';
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { useFormat } from '../../language/format.ts';
import { labelledPlaces } from './axis-labels.ts';
import type { Bucket, BucketFigure } from './buckets.ts';
import { type Measure, NPS } from './measure.ts';
import { type TrendPoint, trendGeometry } from './trend-geometry.ts';
import { TrendMarks } from './trend-marks.tsx';
import styles from './trend-panel.module.css';
import { useDayText } from './use-day-text.ts';
import { useTrendWords } from './use-trend-words.ts';

const HEIGHT = 296;
const LABEL_WIDTH = 76;

/** Where an arrow key leads from the point `at`; null for other keys. */
function nextPoint(key: string, at: number, count: number): number | null {
  const places: Readonly<Record<string, number>> = {
    ArrowLeft: Math.max(0, at - 1),
    ArrowRight: Math.min(count - 1, at + 1),
    Home: 0,
    End: count - 1,
  };
  return places[key] ?? null;
}

function Tip(props: {
  readonly point: TrendPoint;
  readonly bucket: Bucket;
  readonly width: number;
  readonly measure: Measure;
}) {
  const { point, bucket, width } = props;
  const words = useTrendWords(props.measure);
  const days = useDayText();
  const edge = point.x < 110 ? 'start' : point.x > width - 110 ? 'end' : undefined;
  return (
    <div
      className={styles['tip']}
      data-edge={edge}
      style={{ left: point.x, top: point.y ?? HEIGHT - 30 }}
      aria-hidden
    >
      <div className={styles['tipTitle']}>{days.bucket(point.start, bucket)}</div>
      <div>{words.figure(point.figure)}</div>
      {point.step === null ? null : <div>{words.step(point.step)}</div>}
    </div>
  );
}

/** The score over time with its interval band. Points are walked with the arrow keys. */
export function TrendChart(props: {
  readonly series: readonly BucketFigure[];
  readonly bucket: Bucket;
  readonly label: string;
  readonly measure?: Measure;
  readonly svg: RefObject<SVGSVGElement | null>;
}) {
  const { series, bucket, svg, measure = NPS } = props;
  const { language } = useFormat();
  const { ref, width } = useElementSize();
  const [active, setActive] = useState<number | null>(null);
  const [entry, setEntry] = useState<number | null>(null);
  const points = useRef<(SVGElement | null)[]>([]);

  const frame = {
    left: measure.kind === 'nps' ? 34 : 52,
    right: Math.max(120, width - 44),
    top: 22,
    bottom: HEIGHT - 30,
  };
  const trend = trendGeometry(series, frame, measure);
  const days = useDayText();
  const labelled = labelledPlaces(series.length, (frame.right - frame.left) / LABEL_WIDTH);
  const shown = active === null ? undefined : trend.points[active];
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextPoint(event.key, active ?? 0, series.length);
    if (next === null) return;
    event.preventDefault();
    points.current[next]?.focus();
  };
  return (
    <div ref={ref} className={styles['place']}>
      {width === 0 ? null : (
        // biome-ignore lint/a11y/useSemanticElements: no HTML element groups the points inside an SVG
        <svg
          ref={svg}
          className={styles['chart']}
          viewBox={`0 0 ${width} ${HEIGHT}`}
          role="group"
          aria-label={props.label}
          onKeyDown={onKeyDown}
          onPointerLeave={() => setActive(null)}
        >
          {trend.ticks.map((tick) => (
            <line
              key={tick.value}
              className={styles[tick.value === 0 ? 'zero' : 'grid']}
              x1={frame.left}
              x2={frame.right}
              y1={tick.y}
              y2={tick.y}
            />
          ))}
          {trend.ticks.map((tick) => (
            <text
              key={tick.value}
              className={styles['axis']}
              data-side="left"
              x={frame.left - 8}
              y={tick.y}
              aria-hidden
            >
              {writeValue(tick.value, measure.kind, language)}
            </text>
          ))}
          {trend.points.map((point, i) =>
            labelled.has(i) ? (
              <text
                key={point.start}
                className={styles['axis']}
                data-side="bottom"
                x={point.x}
                y={HEIGHT - 8}
                aria-hidden
              >
                {days.axis(point.start, bucket)}
              </text>
            ) : null,
          )}
          <TrendMarks
            trend={trend}
            bucket={bucket}
            frame={frame}
            measure={measure}
            entry={entry ?? series.length - 1}
            keep={(element, i) => {
              points.current[i] = element;
            }}
            onActive={(i) => {
              setActive(i);
              if (i !== null) setEntry(i);
            }}
          />
        </svg>
      )}
      {shown === undefined ? null : <Tip point={shown} bucket={bucket} width={width} measure={measure} />}
    </div>
  );
}
