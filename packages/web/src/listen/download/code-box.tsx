import { ActionIcon } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { Check, Copy } from 'lucide-react';
import styles from './code-box.module.css';

/** Text for machines (a command, JSON) with a button that copies it. */
export function CodeBox(props: {
  readonly text: string;
  readonly label: string;
  readonly copy: string;
  readonly copied: string;
}) {
  const clipboard = useClipboard({ timeout: 2000 });
  const Icon = clipboard.copied ? Check : Copy;
  return (
    <div className={styles['box']}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region has to be reachable by keyboard */}
      <section tabIndex={0} aria-label={props.label}>
        <pre className={styles['code']}>{props.text}</pre>
      </section>
      <ActionIcon
        className={styles['copy'] ?? ''}
        variant="default"
        size={32}
        aria-label={clipboard.copied ? props.copied : props.copy}
        onClick={() => clipboard.copy(props.text)}
      >
        <Icon size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}
