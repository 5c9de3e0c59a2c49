import { Button, TextInput } from '@mantine/core';
import type { CustomerPage } from '@romashka/model/contract';
import { useState } from 'react';
import { useApi, useApiAction } from '../../api/use-api.ts';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { notice } from '../../shell/notices/notice.ts';
import { useProblemText } from '../../shell/states/use-problem-text.ts';
import { ErrorState, Skeletons } from '../../shell/states.tsx';
import styles from './match-list.module.css';
import { type FieldPreview, previewMerge } from './merge-preview.ts';
import { mergeText } from './merge-text.ts';
import { TraitValue } from './trait-value.tsx';

function Side(props: { readonly field: FieldPreview; readonly side: 'mine' | 'theirs' }) {
  const t = useMessages(mergeText);
  const format = useFormat();
  const { field, side } = props;
  const trait = field[side];
  if (trait === null) return <td className={styles['soft']}>—</td>;
  const wins = field.winner === side;
  return (
    <td>
      <span className={wins || field.same ? undefined : styles['lost']}>
        <TraitValue value={trait.value} />
      </span>
      <span className={styles['soft']}>
        {' '}
        · {trait.source} · {format.date(trait.time)}
      </span>
      {wins && !field.same && field.mine !== null && field.theirs !== null ? (
        <span className={styles['mark']}>{t('wins')}</span>
      ) : null}
    </td>
  );
}

function Preview(props: { readonly fields: readonly FieldPreview[] }) {
  const t = useMessages(mergeText);
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('field')}</th>
            <th scope="col">{t('here')}</th>
            <th scope="col">{t('there')}</th>
          </tr>
        </thead>
        <tbody>
          {props.fields.map((field) => (
            <tr key={field.name}>
              <th scope="row">{field.name}</th>
              <Side field={field} side="mine" />
              <Side field={field} side="theirs" />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Two records side by side with the values that would be shown once they are one. */
export function MergeDialog(props: {
  readonly customer: CustomerPage;
  readonly other: CustomerPage['matches'][number]['person'];
  readonly onClose: () => void;
}) {
  const { customer, other, onClose } = props;
  const t = useMessages(mergeText);
  const explain = useProblemText();
  const [note, setNote] = useState('');
  const read = useApi('customers.read', { params: { id: other.id } });
  const merge = useApiAction('customers.merge', {
    invalidates: ['customers.read', 'customers.events', 'customers.list'],
  });
  const join = () => {
    const reason = note.trim();
    merge.mutate(
      { params: { id: customer.id }, body: { absorb: other.id, ...(reason === '' ? {} : { reason }) } },
      {
        onSuccess: () => {
          notice({ text: t('joinedNow') });
          onClose();
        },
        onError: (thrown) => notice({ tone: 'bad', text: `${t('joinFailed')}. ${explain(thrown).text}` }),
      },
    );
  };
  const name = customer.name || t('unnamed');
  return (
    <Dialog wide title={t('compareTitle', { name, other: other.name || t('unnamed') })} onClose={onClose}>
      <p className={styles['text']}>{t('compareText')}</p>
      {read.isError ? (
        <ErrorState problem={read.error} retry={() => void read.refetch()} />
      ) : read.data === undefined ? (
        <Skeletons rows={5} height={32} />
      ) : (
        <Preview fields={previewMerge(customer.traits, read.data.traits)} />
      )}
      <TextInput
        label={t('note')}
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={styles['foot']}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button loading={merge.isPending} disabled={read.data === undefined} onClick={join}>
          {t('join')}
        </Button>
      </div>
    </Dialog>
  );
}
