import { Button, Radio, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Sheet } from 'lucide-react';
import { useState } from 'react';
import { queryText } from '../../api/route-url.ts';
import { FaultLine } from '../../govern/settings/fault-line.tsx';
import { useMessages } from '../../language/use-messages.ts';
import { saveFromApi } from '../../listen/download/save-from-api.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { notice } from '../../shell/notices/notice.ts';
import { exportText } from './export-text.ts';
import styles from './metrics.module.css';

const PURPOSES = ['report', 'coaching', 'pay'] as const;
type Purpose = (typeof PURPOSES)[number];

/** Asks what an export is for, and saves the file. `locked`: something in it is for coaching only. */
export function ExportDialog(props: {
  readonly name: string;
  /** The address of the export. */
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly locked: boolean;
  readonly onClose: () => void;
}) {
  const { name, path, query, onClose } = props;
  const t = useMessages(exportText);
  const [purpose, setPurpose] = useState<Purpose>('report');
  const saving = useMutation({
    mutationFn: (format: 'csv' | 'xlsx') =>
      saveFromApi(`${path}${queryText({ ...query, purpose, format })}`, `${name}.${format}`),
    onSuccess: () => {
      notice({ text: t('done') });
      onClose();
    },
  });
  return (
    <Dialog title={t('title', { name })} onClose={onClose}>
      <form className={styles['form']} onSubmit={(event) => event.preventDefault()}>
        <Radio.Group
          label={t('purpose')}
          value={purpose}
          onChange={(value) => setPurpose(PURPOSES.find((one) => one === value) ?? 'report')}
        >
          <Stack gap={10} mt={8}>
            {PURPOSES.map((one) => (
              <Radio key={one} value={one} label={t(one)} />
            ))}
          </Stack>
        </Radio.Group>
        <p className={styles['soft']}>{t(props.locked ? 'locked' : 'recorded')}</p>
        <FaultLine thrown={saving.error} />
        <div className={styles['buttons']}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          {(['xlsx', 'csv'] as const).map((format) => (
            <Button
              key={format}
              variant={format === 'csv' ? 'filled' : 'default'}
              leftSection={<Sheet size={16} aria-hidden />}
              disabled={saving.isPending}
              onClick={() => saving.mutate(format)}
            >
              {t(format)}
            </Button>
          ))}
        </div>
      </form>
    </Dialog>
  );
}
