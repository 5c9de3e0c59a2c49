import { Button, TextInput } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useRef } from 'react';
import { useMessages } from '../../language/use-messages.ts';
import styles from './settings.module.css';
import { settingsText } from './settings-text.ts';
import { useCopy } from './use-copy.ts';

/** A link or secret with a button that copies it. */
export function CopyField(props: { readonly label: string; readonly value: string; readonly help?: string }) {
  const t = useMessages(settingsText);
  const field = useRef<HTMLInputElement>(null);
  const { state, copy } = useCopy(() => field.current?.select());
  const Icon = state === 'copied' ? Check : Copy;
  return (
    <div className={styles['copyField']}>
      <TextInput
        ref={field}
        readOnly
        label={props.label}
        description={props.help}
        value={props.value}
        classNames={{ root: styles['copyRoot'] ?? '', input: styles['mono'] ?? '' }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        variant="default"
        leftSection={<Icon size={16} aria-hidden />}
        onClick={() => copy(props.value)}
        aria-live="polite"
      >
        {state === 'copied' ? t('copied') : t('copy')}
      </Button>
      {state === 'by-hand' ? <p className={styles['byHand']}>{t('copyByHand')}</p> : null}
    </div>
  );
}
