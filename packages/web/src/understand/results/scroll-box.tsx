import type { ReactNode } from 'react';
import styles from './results.module.css';

/** A table that may be wider than the screen: it scrolls by itself, by keyboard too. */
export function ScrollBox(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard.
    <section className={styles['scroll']} aria-label={props.label} tabIndex={0}>
      {props.children}
    </section>
  );
}
