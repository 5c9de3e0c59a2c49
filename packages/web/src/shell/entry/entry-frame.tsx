import type { ReactNode } from 'react';
import { useLanguage } from '../../language/language-context.ts';
import { LANGUAGES } from '../../language/languages.ts';
import { useMessages } from '../../language/use-messages.ts';
import { DaisyMark } from '../daisy-mark.tsx';
import styles from './entry.module.css';
import { entryText } from './entry-text.ts';

const NAMES = { ru: 'Русский', en: 'English' } as const;

/** The quiet page around signing in: the mark, one card, the languages. */
export function EntryFrame(props: {
  readonly title: string;
  readonly sub?: string;
  readonly children: ReactNode;
}) {
  const t = useMessages(entryText);
  const { language, setLanguage } = useLanguage();
  return (
    <div className={styles['frame']}>
      <title>{`${props.title} · Romashka`}</title>
      <main className={styles['card']}>
        <div className={styles['mark']}>
          <DaisyMark size={40} />
          <span className={styles['name']}>{t('product')}</span>
        </div>
        <h1 className={styles['title']}>{props.title}</h1>
        {props.sub === undefined ? null : <p className={styles['sub']}>{props.sub}</p>}
        {props.children}
      </main>
      <nav className={styles['languages']} aria-label={t('language')}>
        {LANGUAGES.map((each) => (
          <button
            key={each}
            type="button"
            lang={each}
            className={styles['language']}
            aria-pressed={each === language}
            onClick={() => setLanguage(each)}
          >
            {NAMES[each]}
          </button>
        ))}
      </nav>
    </div>
  );
}
