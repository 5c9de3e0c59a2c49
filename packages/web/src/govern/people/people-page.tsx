import { Button } from '@mantine/core';
import { FileUp, UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { ResponseOf } from '../../api/route-types.ts';
import { useApi } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';
import { Page } from '../../shell/page.tsx';
import { useMe } from '../../shell/session/me-context.ts';
import { ErrorState, Skeletons } from '../../shell/states.tsx';
import { ForRole } from '../settings/for-role.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { PeopleFileDialog } from './people-file-dialog.tsx';
import { PeopleTable } from './people-table.tsx';
import { peopleText } from './people-text.ts';
import { RecoveryDialog } from './recovery-dialog.tsx';
import { UnitsDialog } from './units-dialog.tsx';

export type Member = ResponseOf<'people.list'>['items'][number];

function People() {
  const t = useMessages(peopleText);
  const me = useMe();
  const people = useApi('people.list');
  const [open, setOpen] = useSearchParam('open');
  const [recovering, setRecovering] = useState<Member | null>(null);
  const [binding, setBinding] = useState<Member | null>(null);
  const members = people.data?.items;
  const headline =
    members === undefined
      ? t('title')
      : t('headline', {
          count: members.length,
          pending: members.filter((member) => member.pending).length,
          workspace: me.workspace.name,
        });
  return (
    <Page
      title={t('title')}
      headline={headline}
      sub={t('sub')}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<FileUp size={16} aria-hidden />}
            onClick={() => setOpen('file')}
          >
            {t('file')}
          </Button>
          <Button leftSection={<UserPlus size={16} aria-hidden />} onClick={() => setOpen('new')}>
            {t('invite')}
          </Button>
        </>
      }
    >
      {people.isError ? <ErrorState problem={people.error} retry={() => void people.refetch()} /> : null}
      {people.isPending ? <Skeletons rows={4} height={56} /> : null}
      {members === undefined ? null : (
        <PeopleTable members={members} onUnits={setBinding} onRecover={setRecovering} />
      )}
      {open === 'file' ? <PeopleFileDialog onClose={() => setOpen(null)} /> : null}
      {open === 'new' ? <InviteDialog onClose={() => setOpen(null)} /> : null}
      {binding === null ? null : <UnitsDialog member={binding} onClose={() => setBinding(null)} />}
      {recovering === null ? null : (
        <RecoveryDialog member={recovering} onClose={() => setRecovering(null)} />
      )}
    </Page>
  );
}

/** Who works in the workspace and as what. */
export function PeoplePage() {
  const t = useMessages(peopleText);
  return (
    <ForRole needs="people.list" title={t('title')}>
      <People />
    </ForRole>
  );
}
