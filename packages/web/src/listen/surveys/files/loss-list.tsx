import type { ResponseOf } from '../../../api/route-types.ts';
import { useFormat } from '../../../language/format.ts';
import { useMessages } from '../../../language/use-messages.ts';
import styles from './files.module.css';
import { filesText } from './files-text.ts';
import { lossesByKind } from './survey-file.ts';

export type Losses = ResponseOf<'surveys.exportLosses'>['unknown'];
/** The server tells no more than so many. */
const MOST = 1_000;

/** Every part that was changed or left out: what became of it, where it stands, what it said. */
export function LossList(props: { readonly losses: Losses }) {
  const t = useMessages(filesText);
  const format = useFormat();
  const { losses } = props;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by the keyboard. */}
      <section className={styles['losses']} aria-label={t('lossList')} tabIndex={0}>
        {lossesByKind(losses).map(([what, list]) => (
          <div key={what}>
            <h3 className={styles['kind']}>
              {t(what)}: {format.number(list.length)}
            </h3>
            <ul className={styles['places']}>
              {list.map(({ path, said }) => (
                <li key={`${path} ${said}`}>
                  <code>{path}</code>
                  {said === '' ? null : <q className={styles['said']}>{said}</q>}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </section>
      {losses.length < MOST ? null : <p className={styles['prose']}>{t('first', { n: MOST })}</p>}
    </>
  );
}
