import { Button } from '@mantine/core';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import type { ResponseOf } from '../../api/route-types.ts';
import { useApi, useApiAction } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';
import { notice } from '../../shell/notices/notice.ts';
import { Page } from '../../shell/page.tsx';
import { EmptyState, ErrorState, Skeletons } from '../../shell/states.tsx';
import { ConfirmDialog } from '../settings/confirm-dialog.tsx';
import { ForRole } from '../settings/for-role.tsx';
import { CreateTokenDialog } from './create-token-dialog.tsx';
import { keysText } from './keys-text.ts';
import { TokensTable } from './tokens-table.tsx';

export type Token = ResponseOf<'tokens.list'>['items'][number];

function RevokeToken(props: { readonly token: Token; readonly onClose: () => void }) {
  const t = useMessages(keysText);
  const revoking = useApiAction('tokens.revoke', { invalidates: ['tokens.list'] });
  const { id, name } = props.token;
  const revoke = () =>
    revoking.mutate(
      { params: { id } },
      {
        onSuccess: () => {
          props.onClose();
          notice({ text: t('tokenRevoked', { name }) });
        },
      },
    );
  return (
    <ConfirmDialog
      title={t('revokeToken', { name })}
      act={t('revoke')}
      busy={revoking.isPending}
      thrown={revoking.error}
      onConfirm={revoke}
      onClose={props.onClose}
    >
      {t('revokeTokenText')}
    </ConfirmDialog>
  );
}

function Tokens() {
  const t = useMessages(keysText);
  const list = useApi('tokens.list');
  const [open, setOpen] = useSearchParam('open');
  const [revoking, setRevoking] = useState<Token | null>(null);
  const tokens = list.data?.items;
  const create = (
    <Button leftSection={<KeyRound size={16} aria-hidden />} onClick={() => setOpen('new')}>
      {t('createToken')}
    </Button>
  );
  return (
    <Page
      title={t('tokens')}
      headline={tokens === undefined ? t('tokens') : t('tokensHeadline', { count: tokens.length })}
      sub={t('tokensSub')}
      actions={tokens === undefined || tokens.length === 0 ? null : create}
    >
      {list.isError ? <ErrorState problem={list.error} retry={() => void list.refetch()} /> : null}
      {list.isPending ? <Skeletons rows={3} height={52} /> : null}
      {tokens?.length === 0 ? (
        <EmptyState
          icon={<KeyRound size={22} />}
          title={t('noTokens')}
          text={t('noTokensText')}
          action={create}
        />
      ) : null}
      {tokens !== undefined && tokens.length > 0 ? (
        <TokensTable tokens={tokens} onRevoke={setRevoking} />
      ) : null}
      {open === 'new' ? <CreateTokenDialog onClose={() => setOpen(null)} /> : null}
      {revoking === null ? null : <RevokeToken token={revoking} onClose={() => setRevoking(null)} />}
    </Page>
  );
}

/** Tokens with which programs call the API. */
export function TokensPage() {
  const t = useMessages(keysText);
  return (
    <ForRole needs="tokens.list" title={t('tokens')}>
      <Tokens />
    </ForRole>
  );
}
