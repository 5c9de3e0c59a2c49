import type { RefObject } from 'react';
import styles from './daisy.module.css';
import { daisyPetals } from './daisy-geometry.ts';

const SIZE = { side: 320, inner: 40, outer: 140 };
const CENTRE = SIZE.side / 2;
const HEART = 40;

/**
 * The daisy: eleven petals for the scores 0 to 10, clockwise from the bottom left, as long as
 * the share of answers; the score in the centre.
 */
export function Daisy(props: {
  readonly counts: readonly number[];
  /** The score, or how many answers there are while they are too few. */
  readonly centre: string;
  readonly under: string;
  readonly label: string;
  readonly svg?: RefObject<SVGSVGElement | null>;
}) {
  const petals = daisyPetals(props.counts, SIZE);
  return (
    <svg
      ref={props.svg}
      className={styles['flower']}
      viewBox={`0 0 ${SIZE.side} ${SIZE.side}`}
      role="img"
      aria-label={props.label}
    >
      {petals.map((petal) => (
        <path key={petal.score} className={styles['whole']} d={petal.whole} />
      ))}
      {petals.map((petal) => (
        <path key={petal.score} className={styles['petal']} data-group={petal.group} d={petal.path} />
      ))}
      {petals.map((petal) => (
        <text key={petal.score} className={styles['scoreLabel']} x={petal.label.x} y={petal.label.y}>
          {petal.score}
        </text>
      ))}
      <circle className={styles['heart']} cx={CENTRE} cy={CENTRE} r={HEART} />
      <text className={styles['value']} x={CENTRE} y={CENTRE - 6}>
        {props.centre}
      </text>
      <text className={styles['half']} x={CENTRE} y={CENTRE + 18}>
        {props.under}
      </text>
    </svg>
  );
}
