import { Button, Skeleton } from '@mantine/core';
import { Inbox, RotateCw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMessages } from '../../language/use-messages.ts';
import styles from './states.module.css';
import { statesText } from './states-text.ts';
import { useProblemText } from './use-problem-text.ts';

/** Grey places of what is coming, so that nothing jumps; heights in pixels. */
export function Skeletons(props: { readonly rows?: number; readonly height?: number }) {
  const t = useMessages(statesText);
  const rows = Array.from({ length: props.rows ?? 5 }, (_, index) => index);
  return (
    <div className={styles['skeletons']} role="status" aria-label={t('loading')}>
      {rows.map((row) => (
        <Skeleton key={row} height={props.height ?? 44} radius="md" />
      ))}
    </div>
  );
}

/** Nothing here yet: says why and teaches the first step. */
export function EmptyState(props: {
  readonly title: string;
  readonly text?: ReactNode;
  readonly action?: ReactNode;
  readonly icon?: ReactNode;
}) {
  return (
    <div className={styles['state']}>
      <span className={styles['icon']} aria-hidden>
        {props.icon ?? <Inbox size={22} />}
      </span>
      <h2 className={styles['title']}>{props.title}</h2>
      {props.text === undefined ? null : <div className={styles['text']}>{props.text}</div>}
      {props.action === undefined ? null : <div className={styles['action']}>{props.action}</div>}
    </div>
  );
}

/** A failure in place of content: what happened, what is safe, what to do. */
export function ErrorState(props: { readonly problem: unknown; readonly retry?: () => void }) {
  const t = useMessages(statesText);
  const explained = useProblemText()(props.problem);
  return (
    <div className={styles['state']} role="alert">
      <span className={styles['icon']} data-tone="bad" aria-hidden>
        <TriangleAlert size={22} />
      </span>
      <h2 className={styles['title']}>{explained.title}</h2>
      <p className={styles['text']}>{explained.text}</p>
      {explained.details.map((detail) => (
        <p key={detail} className={styles['detail']}>
          {detail}
        </p>
      ))}
      {props.retry === undefined ? null : (
        <div className={styles['action']}>
          <Button variant="default" leftSection={<RotateCw size={16} aria-hidden />} onClick={props.retry}>
            {t('retry')}
          </Button>
        </div>
      )}
    </div>
  );
}
