import { VisuallyHidden } from '@mantine/core';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import type { Petal } from './daisy-geometry.ts';
import styles from './distribution-panel.module.css';
import { panelsText } from './panels-text.ts';

/** The exact numbers of the daisy as bars from zero, in a table that a screen reader can walk. */
export function ScoreBars(props: { readonly petals: readonly Petal[]; readonly title: string }) {
  const t = useMessages(panelsText);
  const format = useFormat();
  const most = Math.max(1, ...props.petals.map((petal) => petal.n));
  return (
    <table className={styles['bars']}>
      <VisuallyHidden component="caption">{props.title}</VisuallyHidden>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{t('scoreColumn')}</VisuallyHidden>
          </th>
          <td />
          <th scope="col">{t('answersColumn')}</th>
          <th scope="col">{t('shareColumn')}</th>
        </tr>
      </thead>
      <tbody>
        {props.petals.map((petal) => (
          <tr key={petal.score}>
            <th scope="row">{petal.score}</th>
            <td className={styles['barCell']}>
              <span
                className={styles['bar']}
                data-group={petal.group}
                style={{ width: `${(100 * petal.n) / most}%` }}
              />
            </td>
            <td className={styles['number']}>{format.number(petal.n)}</td>
            <td className={styles['share']}>{format.percent(petal.share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
