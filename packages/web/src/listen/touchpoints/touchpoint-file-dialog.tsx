import { Button, FileButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { sendFile } from '../../api/client.ts';
import type { ResponseOf } from '../../api/route-types.ts';
import { refreshRoutes } from '../../api/use-api.ts';
import { FaultLine } from '../../govern/settings/fault-line.tsx';
import settings from '../../govern/settings/settings.module.css';
import { settingsText } from '../../govern/settings/settings-text.ts';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { notice } from '../../shell/notices/notice.ts';
import { useRowReason } from '../imports/use-row-reason.ts';
import { touchpointText } from './touchpoint-text.ts';

type Taken = ResponseOf<'touchpoints.upload'>;
const MOST_SHOWN = 20;

/** What a file would do, and which of its rows would not be taken. */
function Tried(props: { readonly taken: Taken }) {
  const t = useMessages(touchpointText);
  const format = useFormat();
  const why = useRowReason();
  const { rows, created, changed, rejected } = props.taken;
  return (
    <div aria-live="polite">
      <p className={settings['prose']}>
        {t('fileTried', { rows, created, changed, rejected: rejected.length })}
      </p>
      <ul className={settings['prose']}>
        {rejected.slice(0, MOST_SHOWN).map((fault) => (
          <li key={fault.row}>
            {t('fileLine', { line: format.number(fault.row) })} {why(fault)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Sends a file of touchpoints: first it is tried, and what it would do is shown; then it is taken. */
export function TouchpointFileDialog(props: { readonly onClose: () => void }) {
  const t = useMessages(touchpointText);
  const s = useMessages(settingsText);
  const cache = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [tried, setTried] = useState<Taken | null>(null);
  const [busy, setBusy] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);
  const send = async (chosen: File, dryRun: boolean): Promise<void> => {
    setBusy(true);
    setThrown(null);
    try {
      const answer = await sendFile('touchpoints.upload', chosen, { dryRun: String(dryRun) });
      if (dryRun) return setTried(answer);
      await refreshRoutes(cache, ['touchpoints.list', 'touchpoints.coverage']);
      props.onClose();
      notice({ text: t('fileTaken') });
    } catch (error) {
      setThrown(error);
    } finally {
      setBusy(false);
    }
  };
  const choose = (chosen: File | null) => {
    setTried(null);
    setFile(chosen);
    if (chosen !== null) void send(chosen, true);
  };
  return (
    <Dialog title={t('file')} onClose={props.onClose}>
      <div className={settings['form']}>
        <p className={settings['prose']}>{t('fileHelp')}</p>
        <div>
          <FileButton onChange={choose} accept=".csv,.tsv,.txt,.jsonl,.ndjson,.gz">
            {(button) => (
              <Button {...button} variant="default" leftSection={<FileUp size={16} aria-hidden />}>
                {file?.name ?? t('fileChoose')}
              </Button>
            )}
          </FileButton>
        </div>
        {tried === null ? null : <Tried taken={tried} />}
        <FaultLine thrown={thrown} />
        <div className={settings['buttons']}>
          <Button variant="default" onClick={props.onClose}>
            {s('cancel')}
          </Button>
          <Button
            loading={busy}
            disabled={file === null || tried === null || tried.created + tried.changed === 0}
            onClick={() => (file === null ? undefined : void send(file, false))}
          >
            {t('fileTake')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
