import { Button, Tooltip } from '@mantine/core';
import type { SurveyView } from '@romashka/model/contract';
import { questionsOf } from '@romashka/model/surveys';
import { memo, useState } from 'react';
import { useApiAction } from '../../../api/use-api.ts';
import { FaultLine } from '../../../govern/settings/fault-line.tsx';
import { useMessages } from '../../../language/use-messages.ts';
import { Dialog } from '../../../shell/dialog.tsx';
import { notice } from '../../../shell/notices/notice.ts';
import type { SaveState } from '../draft/saver.ts';
import styles from './survey.module.css';
import { surveyText } from './survey-text.ts';
import type { DraftHandle } from './use-survey-draft.ts';

interface PublishProps {
  readonly view: SurveyView;
  readonly handle: DraftHandle;
  readonly save: SaveState['kind'];
  /** How many errors and remarks the check has. */
  readonly errors: number;
  readonly warnings: number;
}

function PublishDialog(props: PublishProps & { readonly onClose: () => void }) {
  const t = useMessages(surveyText);
  const { view, handle, warnings, onClose } = props;
  const { content, name } = handle.current();
  const [busy, setBusy] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);
  const publishing = useApiAction('surveys.publish', { invalidates: ['surveys.read', 'surveys.list'] });
  const n = questionsOf(content).filter(({ type }) => type !== 'statement').length;
  const next = (view.version ?? 0) + 1;
  const publish = async (): Promise<void> => {
    setBusy(true);
    setThrown(null);
    try {
      if (!(await handle.flush())) return onClose();
      const made = await publishing.mutateAsync({
        params: { id: view.id },
        body: { basedOn: handle.revision() },
      });
      onClose();
      notice({ text: t('published', { version: made.version ?? next }) });
    } catch (error) {
      setThrown(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('publishTitle', { name })} onClose={onClose}>
      <div className={styles['dialogBody']}>
        <p>{view.version === null ? t('publishFirst', { n }) : t('publishAgain', { n, version: next })}</p>
        {warnings === 0 ? null : <p>{t('publishWarnings', { n: warnings })}</p>}
        {view.version === null ? <p>{t('publishHeld')}</p> : null}
        <FaultLine thrown={thrown} />
        <div className={styles['dialogActs']}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button loading={busy} onClick={() => void publish()}>
            {t(view.version === null ? 'publish' : 'publishChanges')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** Publishes the draft after a sentence of what happens; says why where that cannot be. */
export const PublishButton = memo(function PublishButton(props: PublishProps) {
  const t = useMessages(surveyText);
  const [asking, setAsking] = useState(false);
  const { view, errors, save } = props;
  const isNews = view.version === null || view.changed || save !== 'saved';
  const reason =
    errors > 0
      ? t('cannotPublish', { n: errors })
      : save === 'conflict'
        ? t('conflictMark')
        : isNews
          ? ''
          : t('nothingToPublish');
  return (
    <>
      <Tooltip label={reason} disabled={reason === ''} multiline maw={280}>
        <Button
          // Not `disabled`: then nobody with a keyboard could learn the reason.
          aria-disabled={reason !== ''}
          {...(reason === '' ? {} : { 'data-disabled': true })}
          aria-description={reason === '' ? undefined : reason}
          onClick={() => (reason === '' ? setAsking(true) : notice({ text: reason, tone: 'bad' }))}
        >
          {t(view.version === null ? 'publish' : 'publishChanges')}
        </Button>
      </Tooltip>
      {asking ? <PublishDialog {...props} onClose={() => setAsking(false)} /> : null}
    </>
  );
});
