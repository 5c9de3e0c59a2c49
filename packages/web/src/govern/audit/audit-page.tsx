import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { ItemOf } from '../../api/route-types.ts';
import { useApiPages } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';
import { Page } from '../../shell/page.tsx';
import { EmptyState, ErrorState, Skeletons } from '../../shell/states.tsx';
import { ForRole } from '../settings/for-role.tsx';
import { actionsText, KNOWN_ACTIONS } from './actions-text.ts';
import { AuditRecordDialog } from './audit-record-dialog.tsx';
import { AuditTable } from './audit-table.tsx';
import { auditText } from './audit-text.ts';
import { VerifyChain } from './verify-chain.tsx';

export type AuditRecord = ItemOf<'audit.list'>;

function ActionFilter(props: { readonly value: string; readonly onChange: (action: string) => void }) {
  const t = useMessages(auditText);
  const name = useMessages(actionsText);
  return (
    <NativeSelect
      aria-label={t('filter')}
      value={props.value}
      data={[
        { value: '', label: t('all') },
        ...KNOWN_ACTIONS.map((action) => ({ value: action, label: name(action) })),
      ]}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

function Audit() {
  const t = useMessages(auditText);
  const [action, setAction] = useSearchParam('action');
  const [shown, setShown] = useState<AuditRecord | null>(null);
  const { items, query, more, readMore } = useApiPages('audit.list', {
    query: action === '' ? {} : { action },
  });
  return (
    <Page
      title={t('title')}
      headline={t('headline')}
      sub={t('sub')}
      actions={<ActionFilter value={action} onChange={setAction} />}
    >
      <VerifyChain />
      {query.isError ? <ErrorState problem={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeletons rows={8} height={44} /> : null}
      {query.isSuccess && items.length === 0 ? <EmptyState title={t('none')} text={t('noneText')} /> : null}
      {items.length > 0 ? <AuditTable records={items} onOpen={setShown} /> : null}
      {more ? (
        <div>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={readMore}>
            {t('more')}
          </Button>
        </div>
      ) : null}
      {shown === null ? null : <AuditRecordDialog record={shown} onClose={() => setShown(null)} />}
    </Page>
  );
}

/** The trail of changes and of looks at personal data. */
export function AuditPage() {
  const t = useMessages(auditText);
  return (
    <ForRole needs="audit.list" title={t('title')}>
      <Audit />
    </ForRole>
  );
}
