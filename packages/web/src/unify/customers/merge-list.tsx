import { Button } from '@mantine/core';
import type { CustomerPage } from '@romashka/model/contract';
import { Undo2 } from 'lucide-react';
import { useApiAction } from '../../api/use-api.ts';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { notice } from '../../shell/notices/notice.ts';
import { useMay } from '../../shell/session/me-context.ts';
import { useProblemText } from '../../shell/states/use-problem-text.ts';
import styles from './identity.module.css';
import { mergeText } from './merge-text.ts';
import { TraitValue } from './trait-value.tsx';

type Merge = CustomerPage['merges'][number];

/** What the platform itself signs with. */
const ITSELF = ['romashka', 'system', ''];

const EVIDENCE = {
  user: 'user',
  anonymous: 'anonymous',
  previous: 'previous',
  messageId: 'messageId',
  email: 'email',
  phone: 'phone',
  note: 'noteLabel',
} as const;
const isEvidence = (name: string): name is keyof typeof EVIDENCE => Object.hasOwn(EVIDENCE, name);

const REASONS = ['same-message', 'alias', 'same-email', 'same-phone', 'by-hand'] as const;

function Fields(props: { readonly merge: Merge }) {
  const t = useMessages(mergeText);
  const format = useFormat();
  const { merge } = props;
  if (merge.fields.length === 0) return null;
  return (
    <details className={styles['details']}>
      <summary>{t('fields', { n: merge.fields.length })}</summary>
      <table className={styles['fields']}>
        <tbody>
          {merge.fields.map((field) => (
            <tr key={field.name}>
              <th scope="row">{field.name}</th>
              <td>
                <TraitValue value={field.value} />
              </td>
              <td className={styles['soft']}>
                {t(field.winner === merge.absorbed ? 'fieldFromOther' : 'fieldFromThis')} · {field.source} ·{' '}
                {format.date(field.time)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function UndoButton(props: { readonly merge: Merge }) {
  const t = useMessages(mergeText);
  const explain = useProblemText();
  const undo = useApiAction('merges.undo', {
    invalidates: ['customers.read', 'customers.events', 'customers.list'],
  });
  const act = () =>
    undo.mutate(
      { params: { id: props.merge.id } },
      {
        onSuccess: () => notice({ text: t('undoneNow') }),
        onError: (thrown) => notice({ tone: 'bad', text: `${t('undoFailed')}. ${explain(thrown).text}` }),
      },
    );
  return (
    <Button
      variant="default"
      leftSection={<Undo2 size={16} aria-hidden />}
      loading={undo.isPending}
      onClick={act}
    >
      {t('undo')}
    </Button>
  );
}

function MergeCard(props: { readonly merge: Merge }) {
  const t = useMessages(mergeText);
  const format = useFormat();
  const may = useMay();
  const { merge } = props;
  const reason = REASONS.find((known) => known === merge.reason);
  const evidence = Object.entries(merge.evidence);
  return (
    <li className={styles['merge']}>
      <div className={styles['words']}>
        <p className={styles['lead']}>{t('mergedInto', { date: format.dateTime(merge.at) })}</p>
        <p>
          {reason === undefined ? t('otherReason', { code: merge.reason }) : t(reason)}{' '}
          {ITSELF.includes(merge.by) ? t('byRule') : t('by', { who: merge.by })}
        </p>
        {evidence.length === 0 ? null : (
          <dl className={styles['evidence']}>
            {evidence.map(([name, value]) => (
              <div key={name}>
                <dt>{isEvidence(name) ? t(EVIDENCE[name]) : name}</dt>
                <dd className={name === 'note' ? undefined : styles['code']}>{value}</dd>
              </div>
            ))}
          </dl>
        )}
        <Fields merge={merge} />
        {merge.undoneAt === null ? null : (
          <p className={styles['soft']}>
            {t('undone', { date: format.dateTime(merge.undoneAt), who: merge.undoneBy ?? '' })}
          </p>
        )}
      </div>
      {merge.undoneAt === null && may('merges.undo') ? <UndoButton merge={merge} /> : null}
    </li>
  );
}

/** Every merge of a customer explained: why, when, by whom, which values won; each can be undone. */
export function MergeList(props: { readonly merges: readonly Merge[] }) {
  const t = useMessages(mergeText);
  return (
    <section className={styles['part']}>
      <h2 className={styles['title']}>{t('merges')}</h2>
      {props.merges.length === 0 ? (
        <p className={styles['empty']}>{t('noMerges')}</p>
      ) : (
        <ul className={styles['list']}>
          {props.merges.map((merge) => (
            <MergeCard key={merge.id} merge={merge} />
          ))}
        </ul>
      )}
    </section>
  );
}
