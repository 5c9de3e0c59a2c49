import { Button, Radio } from '@mantine/core';
import type { SurveyView } from '@romashka/model/contract';
import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { routeUrl } from '../../../api/route-url.ts';
import { useApi } from '../../../api/use-api.ts';
import { FaultLine } from '../../../govern/settings/fault-line.tsx';
import { useMessages } from '../../../language/use-messages.ts';
import { Dialog } from '../../../shell/dialog.tsx';
import { ErrorState } from '../../../shell/states.tsx';
import { saveFromApi } from '../../download/save-from-api.ts';
import styles from './files.module.css';
import { filesText } from './files-text.ts';
import { LossList } from './loss-list.tsx';
import { FORMATS, type Format } from './survey-file.ts';

/** What a format cannot hold of the survey; told before it is taken there. */
function Lost(props: { readonly read: ReturnType<typeof useLosses>; readonly format: Format }) {
  const t = useMessages(filesText);
  const { read, format } = props;
  if (read.isError) return <ErrorState problem={read.error} retry={() => void read.refetch()} />;
  if (read.data === undefined)
    return (
      <p className={styles['prose']} role="status">
        {t('checking')}
      </p>
    );
  const { unknown } = read.data;
  return (
    <div className={styles['read']} role="status">
      <p className={styles['prose']}>
        {unknown.length === 0 ? t('nothingLost') : t('lost', { n: unknown.length, format: t(format) })}
      </p>
      {unknown.length === 0 ? null : <LossList losses={unknown} />}
    </div>
  );
}

function useLosses(id: string, format: Format, enabled: boolean) {
  return useApi(
    'surveys.exportLosses',
    { params: { id }, query: { format } },
    // The draft goes on changing: what was told of an older one is not shown again.
    { enabled, staleTime: 0, gcTime: 0 },
  );
}

/** Downloads the draft as a file, after it is said what the wanted format cannot hold. */
export function ExportDialog(props: {
  readonly view: SurveyView;
  /** Saves what was typed; false where that failed. */
  readonly flush: () => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const t = useMessages(filesText);
  const { view, flush, onClose } = props;
  const [format, setFormat] = useState<Format>('romashka');
  const [saved, setSaved] = useState<boolean | null>(null);
  const [busy, setBusy] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);
  useEffect(() => {
    let isGone = false;
    void flush().then((done) => {
      if (!isGone) setSaved(done);
    });
    return () => {
      isGone = true;
    };
  }, [flush]);
  const read = useLosses(view.id, format, saved === true);
  const download = async (): Promise<void> => {
    setBusy(true);
    setThrown(null);
    const suffix = format === 'romashka' ? '' : `.${format}`;
    try {
      await saveFromApi(
        routeUrl('surveys.export', { params: { id: view.id }, query: { format } }),
        `${view.key}${suffix}.json`,
      );
    } catch (error) {
      setThrown(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('exportTitle')} onClose={onClose}>
      <div className={styles['body']}>
        <p className={styles['prose']}>{t('exportText')}</p>
        <Radio.Group
          label={t('wanted')}
          value={format}
          onChange={(value) => setFormat(FORMATS.find((known) => known === value) ?? 'romashka')}
        >
          <div className={styles['formats']}>
            {FORMATS.map((each) => (
              <Radio key={each} value={each} label={t(each)} description={t(`${each}Help`)} />
            ))}
          </div>
        </Radio.Group>
        {saved === false ? (
          <p className={styles['fault']} role="alert">
            {t('notSaved')}
          </p>
        ) : (
          <Lost read={read} format={format} />
        )}
        <FaultLine thrown={thrown} />
        <div className={styles['acts']}>
          <Button variant="default" onClick={onClose}>
            {t('close')}
          </Button>
          <Button
            leftSection={<Download size={16} aria-hidden />}
            loading={busy}
            disabled={saved !== true || read.data === undefined}
            onClick={() => void download()}
          >
            {t('download')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
