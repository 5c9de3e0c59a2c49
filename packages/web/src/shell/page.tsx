import type { ReactNode } from 'react';
import styles from './page.module.css';

/**
 * A screen: its headline is a sentence made from data and the only h1. `title` names the browser
 * tab where the headline is not plain text.
 */
export function Page(props: {
  readonly headline: ReactNode;
  readonly title?: string;
  readonly sub?: ReactNode;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}) {
  const title = props.title ?? (typeof props.headline === 'string' ? props.headline : null);
  return (
    <div className={styles['page']}>
      <title>{title === null ? 'Romashka' : `${title} · Romashka`}</title>
      <header className={styles['head']}>
        <div className={styles['words']}>
          <h1 className={styles['headline']}>{props.headline}</h1>
          {props.sub === undefined ? null : <div className={styles['sub']}>{props.sub}</div>}
        </div>
        {props.actions === undefined ? null : <div className={styles['actions']}>{props.actions}</div>}
      </header>
      {props.children}
    </div>
  );
}
