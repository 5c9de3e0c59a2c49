import { writeHalf, writeStep, writeValue } from '@romashka/model/boards';
import { useFormat } from '../../language/format.ts';
import type { Bucket } from './buckets.ts';
import { isSolid } from './figure.ts';
import type { Measure } from './measure.ts';
import type { Frame, Trend, TrendPoint } from './trend-geometry.ts';
import styles from './trend-panel.module.css';
import { useTrendWords } from './use-trend-words.ts';

/** The latest score with its interval, written beside the line's end. */
function LastLabel(props: { readonly point: TrendPoint; readonly measure: Measure }) {
  const { language } = useFormat();
  const { kind, least } = props.measure;
  const { figure, x, y } = props.point;
  if (y === null || !isSolid(figure, least)) return null;
  return (
    <>
      <text className={styles['last']} x={x + 12} y={y - 7} aria-hidden>
        {writeValue(figure.value, kind, language)}
      </text>
      <text className={styles['lastHalf']} x={x + 12} y={y + 8} aria-hidden>
        ± {writeHalf(figure, kind, language)}
      </text>
    </>
  );
}

/** Band, line and points of a trend, the real steps ringed, the last value written beside it. */
export function TrendMarks(props: {
  readonly trend: Trend;
  readonly bucket: Bucket;
  readonly frame: Frame;
  readonly measure: Measure;
  /** The point that Tab reaches. */
  readonly entry: number;
  readonly keep: (element: SVGElement | null, index: number) => void;
  readonly onActive: (index: number | null) => void;
}) {
  const { trend, bucket, frame, entry, measure } = props;
  const format = useFormat();
  const words = useTrendWords(measure);
  const last = trend.points.findLast((point) => point.y !== null);
  const column =
    trend.points.length < 2
      ? frame.right - frame.left
      : (frame.right - frame.left) / (trend.points.length - 1);
  return (
    <>
      {trend.bands.map((path) => (
        <path key={path} className={styles['band']} d={path} />
      ))}
      {trend.lines.map((path) => (
        <path key={path} className={styles['line']} d={path} />
      ))}
      {trend.points.map((point) =>
        point.step === null || point.y === null ? null : (
          <circle key={point.start} className={styles['ring']} cx={point.x} cy={point.y} r={8} />
        ),
      )}
      {trend.points.map((point) =>
        point.step === null || point.y === null ? null : (
          <text
            key={point.start}
            className={styles['step']}
            x={point.x}
            y={point.step > 0 ? point.y - 14 : point.y + 24}
            aria-hidden
          >
            {`${point.step > 0 ? '+' : '\u2212'}${writeStep(point.step, measure.kind, format.language)}`}
          </text>
        ),
      )}
      {last === undefined ? null : <LastLabel point={last} measure={measure} />}
      {trend.points.map((point, i) => (
        <rect
          key={point.start}
          className={styles['hit']}
          data-screen-only
          x={point.x - column / 2}
          y={0}
          width={column}
          height={frame.bottom}
          onPointerEnter={() => props.onActive(i)}
          onPointerDown={() => props.onActive(i)}
        />
      ))}
      {trend.points.map((point, i) => (
        // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a point is read, not pressed; focus walks over them
        <circle
          key={point.start}
          ref={(element) => props.keep(element, i)}
          className={styles[point.y === null ? 'few' : 'point']}
          cx={point.x}
          cy={point.y ?? frame.bottom}
          r={point.y === null ? 3 : trend.points.length > 40 ? 3.5 : 4.5}
          role="img"
          aria-label={words.point(point, bucket)}
          tabIndex={i === entry ? 0 : -1}
          onFocus={() => props.onActive(i)}
          onBlur={() => props.onActive(null)}
          onPointerEnter={() => props.onActive(i)}
        />
      ))}
    </>
  );
}
