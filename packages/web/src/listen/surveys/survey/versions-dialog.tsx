import { Button } from '@mantine/core';
import type { SurveyView } from '@romashka/model/contract';
import { useState } from 'react';
import { request } from '../../../api/client.ts';
import { useApi } from '../../../api/use-api.ts';
import { FaultLine } from '../../../govern/settings/fault-line.tsx';
import { useFormat } from '../../../language/format.ts';
import { useMessages } from '../../../language/use-messages.ts';
import { Dialog } from '../../../shell/dialog.tsx';
import { notice } from '../../../shell/notices/notice.ts';
import { ErrorState, Skeletons } from '../../../shell/states.tsx';
import { ofContent } from '../draft/draft.ts';
import styles from './survey.module.css';
import { surveyText } from './survey-text.ts';
import type { DraftHandle } from './use-survey-draft.ts';

/** What was asked when and by whom; an older version can be taken up as the draft again, and that undone. */
export function VersionsDialog(props: {
  readonly view: SurveyView;
  readonly handle: DraftHandle;
  readonly onClose: () => void;
}) {
  const t = useMessages(surveyText);
  const format = useFormat();
  const { view, handle, onClose } = props;
  const read = useApi('surveys.versions', { params: { id: view.id } });
  const [thrown, setThrown] = useState<unknown>(null);
  const takeUp = async (version: number): Promise<void> => {
    try {
      const { content } = await request('surveys.version', { params: { id: view.id, key: version } });
      handle.edit(ofContent(() => content));
      onClose();
      notice({ text: t('tookUp', { version }), undo: handle.undo });
    } catch (error) {
      setThrown(error);
    }
  };
  return (
    <Dialog side title={t('versionsTitle')} onClose={onClose}>
      {read.isError ? <ErrorState problem={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Skeletons rows={3} height={64} /> : null}
      <FaultLine thrown={thrown} />
      <ul className={styles['versions']}>
        {(read.data?.items ?? []).map(({ version, at, by, responses }) => (
          <li key={version}>
            <div>
              <strong>{t('version', { version })}</strong>
              <p>
                {format.dateTime(at)}, {t('versionBy', { by })}
                <br />
                {t('versionResponses', { n: responses })}
              </p>
            </div>
            <Button variant="default" size="compact-sm" onClick={() => void takeUp(version)}>
              {t('takeUp')}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
