import { Button, Progress, Radio } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { request, sendFile } from '../../../api/client.ts';
import { FaultLine } from '../../../govern/settings/fault-line.tsx';
import { UnitFileDialog } from '../../../govern/units/unit-file-dialog.tsx';
import { useFormat } from '../../../language/format.ts';
import { useMessages } from '../../../language/use-messages.ts';
import { notice } from '../../../shell/notices/notice.ts';
import { useMay } from '../../../shell/session/me-context.ts';
import { FileDrop } from '../../file-drop/file-drop.tsx';
import type { FileKind } from './column-choice.ts';
import styles from './import-flow.module.css';
import { mapText } from './map-text.ts';

const ACCEPT = '.xlsx,.csv,.tsv,.txt,.jsonl,.ndjson,.json,.parquet,.gz';

/** A file on its way, and the way to stop it. */
function Sending(props: { readonly file: File; readonly onStop: () => void }) {
  const t = useMessages(mapText);
  const format = useFormat();
  const { file } = props;
  const words = t('sending', { file: file.name, size: format.bytes(file.size) });
  return (
    <div className={styles['sending']} role="status">
      <Progress.Root size={8}>
        <Progress.Section value={100} color="var(--rm-sun)" animated aria-label={words} />
      </Progress.Root>
      <span>{words}</span>
      <Button variant="default" size="xs" onClick={props.onStop}>
        {t('stop')}
      </Button>
    </div>
  );
}

/** The first step of an import: what the file holds, and the file. It is sent once and kept to be looked at. */
export function NewImport() {
  const t = useMessages(mapText);
  const may = useMay();
  const navigate = useNavigate();
  const [kind, setKind] = useState<FileKind | 'units'>('customers');
  const [units, setUnits] = useState(false);
  const [sent, setSent] = useState<File | null>(null);
  const [thrown, setThrown] = useState<unknown>(null);
  const stop = useRef<AbortController | null>(null);
  const send = async (file: File, held: FileKind): Promise<void> => {
    const abort = new AbortController();
    stop.current = abort;
    setSent(file);
    setThrown(null);
    try {
      const body = { kind: held, file: file.name.slice(0, 300), totalBytes: file.size };
      const { id } = await request('imports.create', { body }, abort.signal);
      await sendFile('imports.upload', file, { dryRun: 'true' }, { params: { id }, signal: abort.signal });
      await navigate({ to: '/imports/$id', params: { id } });
    } catch (error) {
      if (abort.signal.aborted) notice({ text: t('stopped') });
      else setThrown(error);
    } finally {
      setSent(null);
    }
  };
  return (
    <section className={styles['start']}>
      <h2>{t('start')}</h2>
      <p className={styles['soft']}>{t('startText')}</p>
      <Radio.Group
        label={t('holds')}
        value={kind}
        onChange={(value) => setKind(value as FileKind | 'units')}
        mb={16}
      >
        <div className={styles['kinds']}>
          <Radio value="customers" label={t('customers')} />
          <Radio value="events" label={t('events')} />
          <Radio value="answers" label={t('answers')} />
          {may('units.upload') ? <Radio value="units" label={t('units')} /> : null}
        </div>
      </Radio.Group>
      {kind === 'units' ? (
        <Button onClick={() => setUnits(true)}>{t('start')}</Button>
      ) : sent === null ? (
        <FileDrop
          label={t('drop')}
          help={t('dropHelp')}
          accept={ACCEPT}
          onFile={(file) => void send(file, kind)}
        />
      ) : (
        <Sending file={sent} onStop={() => stop.current?.abort()} />
      )}
      <FaultLine thrown={thrown} />
      {units ? <UnitFileDialog onClose={() => setUnits(false)} /> : null}
    </section>
  );
}
