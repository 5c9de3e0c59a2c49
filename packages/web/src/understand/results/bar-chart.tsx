import { useElementSize } from '@mantine/hooks';
import type { RefObject } from 'react';
import styles from './bar-chart.module.css';

/** A bar from zero with what stands beside it in words. */
export interface BarRow {
  readonly key: string;
  readonly label: string;
  /** How long it is, in the unit of `most`; null where it is not to be judged by. */
  readonly value: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly text: string;
  /** Where a line to compare with stands. */
  readonly mark?: number | undefined;
}

const LETTER = 7.5;
const GAP = 12;
const BAR = 14;
const BESIDE = 28;
const ABOVE = 46;
/** A label longer than this part of the width stands above its bar. */
const LABEL_PART = 0.34;
const LEAST_TRACK = 72;
/** With less room than this beside its words, a bar takes the whole width and the words stand beneath. */
const NARROW_TRACK = 120;
const STACKED = 66;

const cut = (text: string, width: number): string => {
  const fits = Math.max(3, Math.floor(width / LETTER));
  return text.length <= fits ? text : `${text.slice(0, fits - 1).trimEnd()}…`;
};

interface Layout {
  readonly labels: 'beside' | 'above';
  readonly words: 'beside' | 'beneath';
  readonly left: number;
  readonly track: number;
  readonly height: number;
}

/** Labels stand beside the bars where there is room for all of them, else each above its own. */
function layoutOf(rows: readonly BarRow[], width: number): Layout {
  const longest = Math.max(0, ...rows.map(({ label }) => label.length)) * LETTER + GAP;
  const words = Math.max(0, ...rows.map(({ text }) => text.length)) * LETTER + GAP;
  if (longest <= width * LABEL_PART && width - longest - words >= LEAST_TRACK)
    return {
      labels: 'beside',
      words: 'beside',
      left: longest,
      track: width - longest - words,
      height: BESIDE,
    };
  if (width - words >= NARROW_TRACK)
    return { labels: 'above', words: 'beside', left: 0, track: width - words, height: ABOVE };
  return { labels: 'above', words: 'beneath', left: 0, track: width, height: STACKED };
}

function Bar(props: {
  readonly row: BarRow;
  readonly y: number;
  readonly layout: Layout;
  readonly most: number;
  readonly width: number;
}) {
  const { row, y, layout, most, width } = props;
  const { left, track } = layout;
  const beside = layout.labels === 'beside';
  const beneath = layout.words === 'beneath';
  const at = (value: number): number => left + (track * Math.min(most, Math.max(0, value))) / most;
  const top = beside ? y + 7 : y + 24;
  const middle = top + BAR / 2;
  return (
    <g>
      <title>{`${row.label}: ${row.text}`}</title>
      <text className={styles['label']} x={0} y={beside ? middle : y + 14}>
        {cut(row.label, beside ? left : width)}
      </text>
      <rect className={styles['track']} x={left} y={top} width={track} height={BAR} rx={2} />
      {row.value === null ? null : (
        <rect
          className={styles['bar']}
          x={left}
          y={top}
          width={Math.max(row.value > 0 ? 1.5 : 0, at(row.value) - left)}
          height={BAR}
          rx={2}
        />
      )}
      {row.low === undefined || row.low === null || row.high === undefined || row.high === null ? null : (
        <line className={styles['interval']} x1={at(row.low)} x2={at(row.high)} y1={middle} y2={middle} />
      )}
      {row.mark === undefined ? null : (
        <line
          className={styles['mark']}
          x1={at(row.mark)}
          x2={at(row.mark)}
          y1={top - 4}
          y2={top + BAR + 4}
        />
      )}
      <text
        className={styles['text']}
        x={beneath ? 0 : left + track + GAP}
        y={beneath ? top + BAR + 11 : middle}
      >
        {row.text}
      </text>
    </g>
  );
}

/** Bars from zero, each with its label and its numbers: as a picture that can be saved. */
export function BarChart(props: {
  readonly rows: readonly BarRow[];
  readonly most: number;
  readonly label: string;
  readonly svg?: RefObject<SVGSVGElement | null>;
}) {
  const { rows } = props;
  const { ref, width } = useElementSize();
  const most = props.most > 0 ? props.most : 1;
  const layout = layoutOf(rows, width);
  const height = Math.max(1, rows.length * layout.height);
  return (
    <div ref={ref} className={styles['place']} style={{ minHeight: rows.length * BESIDE }}>
      {width === 0 ? null : (
        <svg
          ref={props.svg}
          className={styles['chart']}
          viewBox={`0 0 ${width} ${height}`}
          style={{ height }}
          role="img"
          aria-label={props.label}
        >
          {rows.map((row, index) => (
            <Bar
              key={row.key}
              row={row}
              y={index * layout.height}
              layout={layout}
              most={most}
              width={width}
            />
          ))}
        </svg>
      )}
    </div>
  );
}
