import { Button, TextInput } from '@mantine/core';
import type { CustomerPage } from '@romashka/model/contract';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useApiAction } from '../../api/use-api.ts';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { notice } from '../../shell/notices/notice.ts';
import { useProblemText } from '../../shell/states/use-problem-text.ts';
import { customerText } from './customer-text.ts';
import styles from './erase-dialog.module.css';

/** Within this time the last copy is gone. */
const DEADLINE_MS = 86_400_000;

/** What erasing does and by when, and the typed word without which it does not begin. */
export function EraseDialog(props: { readonly customer: CustomerPage; readonly onClose: () => void }) {
  const { customer, onClose } = props;
  const t = useMessages(customerText);
  const format = useFormat();
  const explain = useProblemText();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [deadline] = useState(() => format.dateTime(Date.now() + DEADLINE_MS));
  const erase = useApiAction('customers.erase', { invalidates: ['customers.list'] });
  const word = t('eraseWord');
  const confirmed = typed.trim().toLocaleLowerCase() === word;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!confirmed) return;
    erase.mutate(
      { params: { id: customer.id }, body: { confirm: 'erase' } },
      {
        onSuccess: () => {
          notice({ text: t('erased', { deadline }) });
          void navigate({ to: '/customers' });
        },
        onError: (thrown) => notice({ tone: 'bad', text: `${t('eraseFailed')}. ${explain(thrown).text}` }),
      },
    );
  };
  return (
    <Dialog title={t('eraseTitle')} onClose={onClose}>
      <p className={styles['who']}>
        {t('eraseWho', { name: customer.name || t('unnamed'), n: customer.events })}
      </p>
      <ul className={styles['list']}>
        <li>{t('eraseNow')}</li>
        <li>{t('eraseLater', { deadline })}</li>
        <li>{t('eraseStays')}</li>
        <li>{t('eraseNoUndo')}</li>
      </ul>
      <form onSubmit={submit}>
        <TextInput
          label={t('eraseType', { word })}
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <div className={styles['foot']}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" color="red" disabled={!confirmed} loading={erase.isPending}>
            {t('eraseAct')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
