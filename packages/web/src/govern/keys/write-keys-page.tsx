import { Button } from '@mantine/core';
import { Plug } from 'lucide-react';
import { useState } from 'react';
import type { ResponseOf } from '../../api/route-types.ts';
import { useApi, useApiAction } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';
import { notice } from '../../shell/notices/notice.ts';
import { Page } from '../../shell/page.tsx';
import { useMay } from '../../shell/session/me-context.ts';
import { EmptyState, ErrorState, Skeletons } from '../../shell/states.tsx';
import { ConfirmDialog } from '../settings/confirm-dialog.tsx';
import { ForRole } from '../settings/for-role.tsx';
import { ConnectSource } from './connect-source.tsx';
import { keysText } from './keys-text.ts';
import { WriteKeyCard } from './write-key-card.tsx';
import { WriteKeyDialog } from './write-key-dialog.tsx';

export type WriteKey = ResponseOf<'writeKeys.list'>['items'][number];

function RevokeKey(props: { readonly writeKey: WriteKey; readonly onClose: () => void }) {
  const t = useMessages(keysText);
  const revoking = useApiAction('writeKeys.revoke', { invalidates: ['writeKeys.list'] });
  const { id, name } = props.writeKey;
  const revoke = () =>
    revoking.mutate(
      { params: { id } },
      {
        onSuccess: () => {
          props.onClose();
          notice({ text: t('keyRevoked', { name }) });
        },
      },
    );
  return (
    <ConfirmDialog
      title={t('revokeKey', { name })}
      act={t('revoke')}
      busy={revoking.isPending}
      thrown={revoking.error}
      onConfirm={revoke}
      onClose={props.onClose}
    >
      {t('revokeKeyText')}
    </ConfirmDialog>
  );
}

function WriteKeys() {
  const t = useMessages(keysText);
  const may = useMay();
  const list = useApi('writeKeys.list');
  const [open, setOpen] = useSearchParam('open');
  const [revoking, setRevoking] = useState<WriteKey | null>(null);
  const keys = list.data?.items ?? [];
  const editing = keys.find((each) => each.id === open) ?? null;
  const create = may('writeKeys.create') ? (
    <Button leftSection={<Plug size={16} aria-hidden />} onClick={() => setOpen('new')}>
      {t('createKey')}
    </Button>
  ) : null;
  return (
    <Page
      title={t('keys')}
      headline={list.data === undefined ? t('keys') : t('keysHeadline', { count: keys.length })}
      sub={t('keysSub')}
      actions={keys.length === 0 ? null : create}
    >
      {list.isError ? <ErrorState problem={list.error} retry={() => void list.refetch()} /> : null}
      {list.isPending ? <Skeletons rows={2} height={120} /> : null}
      {list.isSuccess && keys.length === 0 ? (
        <EmptyState icon={<Plug size={22} />} title={t('noKeys')} text={t('noKeysText')} action={create} />
      ) : null}
      {keys.map((each) => (
        <WriteKeyCard
          key={each.id}
          writeKey={each}
          onEdit={may('writeKeys.update') ? () => setOpen(each.id) : null}
          onRevoke={may('writeKeys.revoke') ? () => setRevoking(each) : null}
        />
      ))}
      {keys.length > 0 ? <ConnectSource keys={keys} /> : null}
      {open === 'new' || editing !== null ? (
        <WriteKeyDialog key={open} writeKey={editing} onClose={() => setOpen(null)} />
      ) : null}
      {revoking === null ? null : <RevokeKey writeKey={revoking} onClose={() => setRevoking(null)} />}
    </Page>
  );
}

/** Keys with which sources send events, and the code for each client. */
export function WriteKeysPage() {
  const t = useMessages(keysText);
  return (
    <ForRole needs="writeKeys.list" title={t('keys')}>
      <WriteKeys />
    </ForRole>
  );
}
