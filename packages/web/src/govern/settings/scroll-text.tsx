import type { Ref } from 'react';
import styles from './settings.module.css';

/** Preformatted text whose long lines scroll, also by keyboard. */
export function ScrollText(props: {
  readonly text: string;
  readonly label: string;
  readonly block?: Ref<HTMLPreElement>;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={styles['scroll']} aria-label={props.label} tabIndex={0}>
      <pre ref={props.block} className={styles['pre']}>
        {props.text}
      </pre>
    </section>
  );
}
