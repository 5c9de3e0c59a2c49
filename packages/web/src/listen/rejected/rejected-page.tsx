import { Button, NativeSelect } from '@mantine/core';
import type { RejectedView } from '@romashka/model/contract';
import { CircleCheck } from 'lucide-react';
import { type Paged, useApiPages } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';
import { Page } from '../../shell/page.tsx';
import { EmptyState, ErrorState, Skeletons } from '../../shell/states.tsx';
import { REASON_CODES, reasonText } from './reason-text.ts';
import styles from './rejected.module.css';
import { RejectedDetails } from './rejected-details.tsx';
import { RejectedRow } from './rejected-row.tsx';
import { rejectedText } from './rejected-text.ts';
import { useRejectedActs } from './use-rejected-acts.ts';

function useHeadline(found: Paged<RejectedView>, shown: number, code: string): string {
  const t = useMessages(rejectedText);
  if (found.query.isPending || found.query.isError) return t('loading');
  if (shown === 0) return t(code === '' ? 'headlineNone' : 'headlineNoneKind');
  return t(found.more ? 'headlineMore' : 'headline', { n: shown });
}

function Nothing(props: { readonly code: string; readonly onClear: () => void }) {
  const t = useMessages(rejectedText);
  if (props.code === '') {
    return <EmptyState icon={<CircleCheck size={22} />} title={t('emptyTitle')} text={t('empty')} />;
  }
  return (
    <EmptyState
      title={t('noneTitle')}
      action={
        <Button variant="default" onClick={props.onClear}>
          {t('clear')}
        </Button>
      }
    />
  );
}

/** What was refused in the last days, why, and how to mend it. */
export function RejectedPage() {
  const t = useMessages(rejectedText);
  const reason = useMessages(reasonText);
  const [code, setCode] = useSearchParam('code');
  const [open, setOpen] = useSearchParam('message');
  const found = useApiPages('rejected.list', { query: code === '' ? {} : { code } });
  const acts = useRejectedActs();
  const shown = found.items.filter((message) => !acts.hidden.includes(message.id));
  const opened = shown.find((message) => message.id === open);
  const headline = useHeadline(found, shown.length, code);
  const content = () => {
    if (found.query.isError) {
      return <ErrorState problem={found.query.error} retry={() => void found.query.refetch()} />;
    }
    if (found.query.isPending) return <Skeletons rows={8} height={56} />;
    if (shown.length === 0 && !found.more) return <Nothing code={code} onClear={() => setCode(null)} />;
    return (
      <ul className={styles['list']} aria-label={t('list')}>
        {shown.map((message) => (
          <RejectedRow key={message.id} message={message} acts={acts} onOpen={() => setOpen(message.id)} />
        ))}
      </ul>
    );
  };
  return (
    <Page headline={headline} title={t('tab')} sub={t('sub')}>
      <NativeSelect
        className={styles['filter'] ?? ''}
        label={t('reason')}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        data={[
          { value: '', label: t('all') },
          ...REASON_CODES.map((value) => ({ value, label: reason(value) })),
        ]}
      />
      {content()}
      {found.more ? (
        <div className={styles['more']}>
          <Button variant="default" loading={found.query.isFetchingNextPage} onClick={found.readMore}>
            {t('more')}
          </Button>
        </div>
      ) : null}
      {opened === undefined ? null : (
        <RejectedDetails key={opened.id} message={opened} acts={acts} onClose={() => setOpen(null)} />
      )}
    </Page>
  );
}
