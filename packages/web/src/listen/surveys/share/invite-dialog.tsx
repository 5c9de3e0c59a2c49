import { Button, Textarea, TextInput } from '@mantine/core';
import type { SurveyView } from '@romashka/model/contract';
import { Check, Download } from 'lucide-react';
import { type SubmitEvent, useState } from 'react';
import type { ResponseOf } from '../../../api/route-types.ts';
import { useApiAction } from '../../../api/use-api.ts';
import { FaultLine } from '../../../govern/settings/fault-line.tsx';
import { useMessages } from '../../../language/use-messages.ts';
import { Dialog } from '../../../shell/dialog.tsx';
import { toCsv } from '../../download/csv.ts';
import { saveFile } from '../../download/save-file.ts';
import styles from './share.module.css';
import { shareText } from './share-text.ts';

const MOST = 10_000;
const DAYS = 30;
const DAY_MS = 86_400_000;
const SHOWN_UNKNOWN = 20;

/** The ids of a pasted text: one on a line, each once. */
export const idsOf = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/\r\n|\r|\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

function Result(props: {
  readonly view: SurveyView;
  readonly ids: readonly string[];
  readonly made: ResponseOf<'surveys.invite'>;
  readonly onClose: () => void;
}) {
  const t = useMessages(shareText);
  const { ids, made, view } = props;
  const [isSaved, setSaved] = useState(false);
  const unknown = made.unknown.map((row) => ids[row] ?? '');
  const download = () => {
    const rows = made.items.map(({ row, url, expires }) => [ids[row] ?? '', url, expires]);
    const header = [t('columnId'), t('columnUrl'), t('columnExpires')];
    saveFile(`${view.key}-links.csv`, new Blob([toCsv(header, rows)], { type: 'text/csv;charset=utf-8' }));
    setSaved(true);
  };
  return (
    <div className={styles['form']} aria-live="polite">
      <p className={styles['lead']}>{t('invited', { n: made.items.length })}</p>
      {made.items.length === 0 ? null : <p className={styles['note']}>{t('shownOnce')}</p>}
      {unknown.length === 0 ? null : (
        <p className={styles['soft']}>
          {t('unknown', { n: unknown.length, ids: unknown.slice(0, SHOWN_UNKNOWN).join(', ') })}
          {unknown.length > SHOWN_UNKNOWN ? '…' : ''}
        </p>
      )}
      <div className={styles['acts']}>
        <Button variant="default" onClick={props.onClose}>
          {t('close')}
        </Button>
        {made.items.length === 0 ? null : (
          <Button
            leftSection={isSaved ? <Check size={16} aria-hidden /> : <Download size={16} aria-hidden />}
            onClick={download}
          >
            {t(isSaved ? 'downloaded' : 'download')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Personal links for the customers whose ids are pasted; shown once, downloaded as a file. */
export function InviteDialog(props: { readonly view: SurveyView; readonly onClose: () => void }) {
  const t = useMessages(shareText);
  const { view, onClose } = props;
  const inviting = useApiAction('surveys.invite', { invalidates: ['surveys.read'] });
  const [text, setText] = useState('');
  const [channel, setChannel] = useState('');
  const [expires, setExpires] = useState(() =>
    new Date(Date.now() + DAYS * DAY_MS).toISOString().slice(0, 10),
  );
  const ids = idsOf(text);
  const isFine = ids.length > 0 && ids.length <= MOST && expires !== '';
  const invite = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isFine) return;
    inviting.mutate({
      params: { id: view.id },
      body: { customers: ids.map((userId) => ({ userId })), touchpoint: view.touchpoint, channel, expires },
    });
  };
  return (
    <Dialog title={t('inviteTitle')} once={inviting.isSuccess} onClose={onClose}>
      {inviting.isSuccess ? (
        <Result view={view} ids={ids} made={inviting.data} onClose={onClose} />
      ) : (
        <form className={styles['form']} onSubmit={invite} noValidate>
          <p className={styles['soft']}>{t('inviteHelp')}</p>
          <Textarea
            label={t('ids')}
            description={t('idsCount', { n: ids.length })}
            rows={8}
            spellCheck={false}
            value={text}
            error={ids.length > MOST ? t('tooMany', { n: MOST }) : null}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <div className={styles['pair']}>
            <TextInput
              type="date"
              label={t('expiresNeeded')}
              value={expires}
              onChange={(event) => setExpires(event.currentTarget.value)}
            />
            <TextInput
              label={t('channel')}
              maxLength={200}
              value={channel}
              onChange={(event) => setChannel(event.currentTarget.value)}
            />
          </div>
          <FaultLine thrown={inviting.error} />
          <div className={styles['acts']}>
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={!isFine} loading={inviting.isPending}>
              {t('invite')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
