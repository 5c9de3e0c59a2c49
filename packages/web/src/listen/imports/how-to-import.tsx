import { useMessages } from '../../language/use-messages.ts';
import { CodeBox } from '../download/code-box.tsx';
import styles from './imports.module.css';
import { importsText } from './imports-text.ts';

/** The command that brings a file in, with an example. */
export function HowToImport() {
  const t = useMessages(importsText);
  const words = { copy: t('copy'), copied: t('copied') };
  return (
    <section className={styles['how']}>
      <h2>{t('howTitle')}</h2>
      <p>{t('howText')}</p>
      <p>{t('howCustomers')}</p>
      <CodeBox {...words} text="npx romashka import customers customers.csv" />
      <p>{t('howAnswers')}</p>
      <CodeBox {...words} text="npx romashka import answers answers.jsonl.gz" />
      <p>{t('howHelp')}</p>
      <CodeBox {...words} text="npx romashka import --help" />
    </section>
  );
}
