import { Button } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useRef } from 'react';
import { useMessages } from '../../language/use-messages.ts';
import { ScrollText } from './scroll-text.tsx';
import styles from './settings.module.css';
import { settingsText } from './settings-text.ts';
import { useCopy } from './use-copy.ts';

/** Some lines of code with a button that copies them. */
export function CodeBlock(props: { readonly code: string; readonly label: string }) {
  const t = useMessages(settingsText);
  const block = useRef<HTMLPreElement>(null);
  const { state, copy } = useCopy(() => {
    if (block.current !== null) window.getSelection()?.selectAllChildren(block.current);
  });
  const Icon = state === 'copied' ? Check : Copy;
  return (
    <div className={styles['code']}>
      <ScrollText block={block} label={props.label} text={props.code} />
      <Button
        size="xs"
        variant="default"
        className={styles['codeCopy'] ?? ''}
        leftSection={<Icon size={14} aria-hidden />}
        onClick={() => copy(props.code)}
      >
        {state === 'copied' ? t('copied') : t('copy')}
      </Button>
      {state === 'by-hand' ? <p className={styles['byHand']}>{t('copyByHand')}</p> : null}
    </div>
  );
}
