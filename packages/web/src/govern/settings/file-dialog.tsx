import { Button, FileButton } from '@mantine/core';
import { FileUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useRowReason } from '../../listen/imports/use-row-reason.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { FaultLine } from './fault-line.tsx';
import styles from './settings.module.css';
import { settingsText } from './settings-text.ts';

const ACCEPT = '.xlsx,.parquet,.csv,.tsv,.txt,.jsonl,.ndjson,.gz';
const MOST_SHOWN = 20;

/** A row that would not be taken, as every file of rows tells it. */
interface Rejected {
  readonly row: number;
  readonly reason: string;
  readonly code: string;
  readonly said: Readonly<Record<string, string>>;
}

/** Sends a file of rows: first it is tried, and what it would do is shown; then it is taken. */
export function FileDialog<Taken extends { readonly rejected: readonly Rejected[] }>(props: {
  readonly title: string;
  readonly help: ReactNode;
  readonly choose: string;
  readonly take: string;
  /** What a tried file would do, in a sentence. */
  readonly tell: (tried: Taken) => string;
  /** The line of the file that a refused row stands in. */
  readonly line: (row: string) => string;
  /** True where there is something to take. */
  readonly isWorth: (tried: Taken) => boolean;
  readonly send: (file: File, dryRun: boolean) => Promise<Taken>;
  readonly onTaken: (taken: Taken) => Promise<void>;
  readonly onClose: () => void;
}) {
  const s = useMessages(settingsText);
  const format = useFormat();
  const why = useRowReason();
  const [file, setFile] = useState<File | null>(null);
  const [tried, setTried] = useState<Taken | null>(null);
  const [busy, setBusy] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);
  const send = async (chosen: File, dryRun: boolean): Promise<void> => {
    setBusy(true);
    setThrown(null);
    try {
      const answer = await props.send(chosen, dryRun);
      if (dryRun) setTried(answer);
      else await props.onTaken(answer);
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
    <Dialog title={props.title} onClose={props.onClose}>
      <div className={styles['form']}>
        <p className={styles['prose']}>{props.help}</p>
        <div>
          <FileButton onChange={choose} accept={ACCEPT}>
            {(button) => (
              <Button {...button} variant="default" leftSection={<FileUp size={16} aria-hidden />}>
                {file?.name ?? props.choose}
              </Button>
            )}
          </FileButton>
        </div>
        {tried === null ? null : (
          <div aria-live="polite">
            <p className={styles['prose']}>{props.tell(tried)}</p>
            <ul className={styles['prose']}>
              {tried.rejected.slice(0, MOST_SHOWN).map((fault) => (
                <li key={fault.row}>
                  {props.line(format.number(fault.row))} {why(fault)}
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
            disabled={file === null || tried === null || !props.isWorth(tried)}
            onClick={() => (file === null ? undefined : void send(file, false))}
          >
            {props.take}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
