import type { SolidFigure } from './figure.ts';
import styles from './interval-bar.module.css';
import { linearScale } from './scale.ts';

/**
 * A figure as a dot on its interval within `domain`. The same numbers stand in words beside it,
 * so readers of the screen skip it.
 */
export function IntervalBar(props: {
  readonly figure: SolidFigure;
  readonly domain: readonly [number, number];
}) {
  const { figure, domain } = props;
  const place = linearScale(domain, [0, 100]);
  const low = place(figure.low);
  return (
    <div className={styles['track']} aria-hidden>
      {domain[0] < 0 && domain[1] > 0 ? (
        <span className={styles['zero']} style={{ left: `${place(0)}%` }} />
      ) : null}
      <span className={styles['band']} style={{ left: `${low}%`, width: `${place(figure.high) - low}%` }} />
      <span className={styles['dot']} style={{ left: `${place(figure.value)}%` }} />
    </div>
  );
}
