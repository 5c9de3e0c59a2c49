import { useElementSize } from '@mantine/hooks';
import { writeFigure } from '@romashka/model/boards';
import type { RefObject } from 'react';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import type { Figure } from '../overview/figure.ts';
import type { Measure } from '../overview/measure.ts';
import { barsOf, ROW } from './bars-geometry.ts';
import styles from './boards.module.css';
import { cardsText } from './cards-text.ts';

const LETTER = 7.4;
const VALUE = 96;
const cut = (text: string, letters: number): string =>
  text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1))}…`;

/** Groups of a metric as bars from zero with their intervals; the figures stand beside them. */
export function BarsChart(props: {
  readonly groups: readonly { readonly name: string; readonly figure: Figure }[];
  readonly measure: Measure;
  readonly label: string;
  readonly svg: RefObject<SVGSVGElement | null>;
}) {
  const { groups, measure } = props;
  const t = useMessages(cardsText);
  const { language } = useFormat();
  const { ref, width } = useElementSize();
  const names = Math.min(200, Math.max(70, width * 0.3));
  const { bars, zero, few, more } = barsOf(groups, measure, {
    left: names,
    right: Math.max(names + 40, width - VALUE),
  });
  const height = Math.max(1, bars.length) * ROW;
  return (
    <div ref={ref}>
      {width === 0 || bars.length === 0 ? null : (
        <svg
          ref={props.svg}
          className={styles['bars']}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={`${props.label} ${bars.map(({ name, figure }) => `${name}: ${writeFigure(figure, measure.kind, language)}`).join('; ')}`}
        >
          <line className={styles['barsZero']} x1={zero} x2={zero} y1={0} y2={height} />
          {bars.map(({ name, figure, y, x, width: long, low, high }) => (
            <g key={name}>
              <title>{`${name}: ${writeFigure(figure, measure.kind, language)}, n ${figure.n}`}</title>
              <text className={styles['barsName']} x={0} y={y + ROW / 2}>
                {cut(name, Math.floor(names / LETTER))}
              </text>
              <rect className={styles['barsBar']} x={x} y={y + 7} width={long} height={ROW - 14} rx={2} />
              <line className={styles['barsLine']} x1={low} x2={high} y1={y + ROW / 2} y2={y + ROW / 2} />
              <text className={styles['barsValue']} x={width} y={y + ROW / 2}>
                {writeFigure(figure, measure.kind, language)}
              </text>
            </g>
          ))}
        </svg>
      )}
      {few + more === 0 ? null : (
        <p className={styles['soft']}>{few > 0 ? t('few', { n: few }) : `+ ${more}`}</p>
      )}
    </div>
  );
}
