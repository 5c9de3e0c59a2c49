import { ActionIcon } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { Check, Copy } from 'lucide-react';
import styles from './code-box.module.css';

/** Text for machines (a command, JSON) with a button that copies it. */
export function CodeBox(props: { readonly text: string; readonly copy: string; readonly copied: string }) {
  const clipboard = useClipboard({ timeout: 2000 });
  const Icon = clipboard.copied ? Check : Copy;
  return (
    <div className={styles['box']}>
      <pre className={styles['code']}>{props.text}</pre>
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
