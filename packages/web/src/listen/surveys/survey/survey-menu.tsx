import { ActionIcon, Menu } from '@mantine/core';
import type { SurveyView } from '@romashka/model/contract';
import { useNavigate } from '@tanstack/react-router';
import { DoorClosed, DoorOpen, Ellipsis, History, Trash2 } from 'lucide-react';
import { memo, useState } from 'react';
import { useApiAction } from '../../../api/use-api.ts';
import { ConfirmDialog } from '../../../govern/settings/confirm-dialog.tsx';
import { useMessages } from '../../../language/use-messages.ts';
import { notice } from '../../../shell/notices/notice.ts';
import { useProblemText } from '../../../shell/states/use-problem-text.ts';
import { surveyText } from './survey-text.ts';
import type { DraftHandle } from './use-survey-draft.ts';
import { VersionsDialog } from './versions-dialog.tsx';

const REFRESHED = ['surveys.read', 'surveys.list'] as const;

function RemoveDialog(props: { readonly view: SurveyView; readonly onClose: () => void }) {
  const t = useMessages(surveyText);
  const navigate = useNavigate();
  const { id, name } = props.view;
  const removing = useApiAction('surveys.remove', { invalidates: ['surveys.list'] });
  const remove = () =>
    removing.mutate(
      { params: { id } },
      {
        onSuccess: () => {
          notice({ text: t('removed') });
          void navigate({ to: '/surveys' });
        },
      },
    );
  return (
    <ConfirmDialog
      title={t('removeTitle', { name })}
      act={t('remove')}
      busy={removing.isPending}
      thrown={removing.error}
      onConfirm={remove}
      onClose={props.onClose}
    >
      {t('removeText')}
    </ConfirmDialog>
  );
}

/** Closing and opening again, the versions, deleting. */
export const SurveyMenu = memo(function SurveyMenu(props: {
  readonly view: SurveyView;
  readonly handle: DraftHandle;
}) {
  const t = useMessages(surveyText);
  const explain = useProblemText();
  const { view, handle } = props;
  const [shown, setShown] = useState<'versions' | 'remove' | null>(null);
  const state = useApiAction('surveys.state', { invalidates: [...REFRESHED] });
  const turn = (to: 'open' | 'closed', isUndo = false) =>
    state.mutate(
      { params: { id: view.id }, body: { state: to } },
      {
        onSuccess: () =>
          notice({
            text: t(to === 'open' ? 'reopened' : 'closed'),
            ...(isUndo ? {} : { undo: () => turn(to === 'open' ? 'closed' : 'open', true) }),
          }),
        onError: (thrown) => {
          const { title, details } = explain(thrown);
          notice({ tone: 'bad', text: details[0] ?? title });
        },
      },
    );
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t('more')}>
            <Ellipsis size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {view.state === 'open' ? (
            <Menu.Item leftSection={<DoorClosed size={16} aria-hidden />} onClick={() => turn('closed')}>
              {t('close')}
            </Menu.Item>
          ) : null}
          {view.state === 'closed' ? (
            <Menu.Item leftSection={<DoorOpen size={16} aria-hidden />} onClick={() => turn('open')}>
              {t('reopen')}
            </Menu.Item>
          ) : null}
          <Menu.Item
            leftSection={<History size={16} aria-hidden />}
            disabled={view.version === null}
            onClick={() => setShown('versions')}
          >
            {t('versions')}
          </Menu.Item>
          <Menu.Item leftSection={<Trash2 size={16} aria-hidden />} onClick={() => setShown('remove')}>
            {t('remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {shown === 'versions' ? (
        <VersionsDialog view={view} handle={handle} onClose={() => setShown(null)} />
      ) : null}
      {shown === 'remove' ? <RemoveDialog view={view} onClose={() => setShown(null)} /> : null}
    </>
  );
});
