import type { CustomerPage } from '@romashka/model/contract';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import styles from './match-list.module.css';
import { matchPartsText } from './match-parts-text.ts';

type Part = CustomerPage['matches'][number]['parts'][number];

/** The parts that a score is made of, each with what it says by itself. */
export function MatchParts(props: { readonly parts: readonly Part[] }) {
  const t = useMessages(matchPartsText);
  const format = useFormat();
  if (props.parts.length === 0) return null;
  return (
    <ul className={styles['parts']} aria-label={t('list')}>
      {props.parts.map(({ part, likeness, weight, one, other }) => {
        const what = t(part);
        const said =
          one === other
            ? t('equal', { what, one })
            : t('alike', { what, one, other, share: format.percent(likeness) });
        return (
          <li key={part}>
            {said}{' '}
            <span className={styles['soft']}>
              ({t('weight', { share: format.percent(likeness * weight) })})
            </span>
          </li>
        );
      })}
    </ul>
  );
}
