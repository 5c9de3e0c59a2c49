import { Button, FileButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { sendFile } from '../../api/client.ts';
import type { ResponseOf } from '../../api/route-types.ts';
import { apiKey } from '../../api/use-api.ts';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useRowReason } from '../../listen/imports/use-row-reason.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { notice } from '../../shell/notices/notice.ts';
import { FaultLine } from '../settings/fault-line.tsx';
import styles from '../settings/settings.module.css';
import { settingsText } from '../settings/settings-text.ts';
import { unitsText } from './units-text.ts';

type Taken = ResponseOf<'units.upload'>;

/** Sends a file of units: first it is tried, and what it would do is shown; then it is taken. */
export function UnitFileDialog(props: { readonly onClose: () => void }) {
  const t = useMessages(unitsText);
  const s = useMessages(settingsText);
  const format = useFormat();
  const why = useRowReason();
  const cache = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [tried, setTried] = useState<Taken | null>(null);
  const [busy, setBusy] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);
  const send = async (chosen: File, dryRun: boolean): Promise<void> => {
    setBusy(true);
    setThrown(null);
    try {
      const answer = await sendFile('units.upload', chosen, { dryRun: String(dryRun) });
      if (dryRun) return setTried(answer);
      await cache.invalidateQueries({ queryKey: apiKey('units.list') });
      await cache.invalidateQueries({ queryKey: apiKey('metrics.read') });
      props.onClose();
      notice({ text: t('taken') });
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
      <div className={styles['form']}>
        <p className={styles['prose']}>{t('fileHelp')}</p>
        <div>
          <FileButton onChange={choose} accept=".xlsx,.parquet,.csv,.tsv,.txt,.jsonl,.ndjson,.gz">
            {(button) => (
              <Button {...button} variant="default" leftSection={<FileUp size={16} aria-hidden />}>
                {file?.name ?? t('choose')}
              </Button>
            )}
          </FileButton>
        </div>
        {tried === null ? null : (
          <div aria-live="polite">
            <p className={styles['prose']}>{t('tried', { ...tried, rejected: tried.rejected.length })}</p>
            <ul className={styles['prose']}>
              {tried.rejected.slice(0, 20).map((fault) => (
                <li key={fault.row}>
                  {t('line')} {format.number(fault.row)}: {why(fault)}
                </li>
              ))}
            </ul>
          </div>
        )}
        <FaultLine thrown={thrown} />
        <div className={styles['buttons']}>
          <Button variant="default" onClick={props.onClose}>
            {s('cancel')}
          </Button>
          <Button
            loading={busy}
            disabled={file === null || tried === null || tried.rows === tried.rejected.length}
            onClick={() => (file === null ? undefined : void send(file, false))}
          >
            {t('take')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
