import { Button } from '@mantine/core';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { CopyField } from '../settings/copy-field.tsx';
import styles from '../settings/settings.module.css';
import { keysText } from './keys-text.ts';
import type { WriteKey } from './write-keys-page.tsx';

/** One source and its key. */
export function WriteKeyCard(props: {
  readonly writeKey: WriteKey;
  readonly onEdit: (() => void) | null;
  readonly onRevoke: (() => void) | null;
}) {
  const t = useMessages(keysText);
  const format = useFormat();
  const { name, key, allowedOrigins, createdAt } = props.writeKey;
  return (
    <section className={styles['card']} aria-label={name}>
      <div className={styles['cardHead']}>
        <div>
          <h2 className={styles['cardTitle']}>{name}</h2>
          <p className={styles['cardSub']}>
            {t('created')} {format.date(createdAt)} ·{' '}
            {allowedOrigins.length === 0 ? t('anywhere') : allowedOrigins.join(', ')}
          </p>
        </div>
        <div className={styles['buttons']}>
          {props.onEdit === null ? null : (
            <Button size="xs" variant="default" onClick={props.onEdit}>
              {t('edit')}
            </Button>
          )}
          {props.onRevoke === null ? null : (
            <Button size="xs" variant="default" onClick={props.onRevoke}>
              {t('revoke')}
            </Button>
          )}
        </div>
      </div>
      <CopyField label={t('key')} value={key} />
    </section>
  );
}
