import { useQueryClient } from '@tanstack/react-query';
import { sendFile } from '../../api/client.ts';
import type { ResponseOf } from '../../api/route-types.ts';
import { refreshRoutes } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import { notice } from '../../shell/notices/notice.ts';
import { FileDialog } from '../settings/file-dialog.tsx';
import { unitsText } from './units-text.ts';

/** Sends a file of units. */
export function UnitFileDialog(props: { readonly onClose: () => void }) {
  const t = useMessages(unitsText);
  const cache = useQueryClient();
  return (
    <FileDialog<ResponseOf<'units.upload'>>
      title={t('file')}
      help={t('fileHelp')}
      choose={t('choose')}
      take={t('take')}
      tell={(tried) => t('tried', { ...tried, rejected: tried.rejected.length })}
      line={(row) => `${t('line')} ${row}:`}
      isWorth={(tried) => tried.rows > tried.rejected.length}
      send={(file, dryRun) => sendFile('units.upload', file, { dryRun: String(dryRun) })}
      onTaken={async () => {
        await refreshRoutes(cache, ['units.list', 'metrics.read']);
        props.onClose();
        notice({ text: t('taken') });
      }}
      onClose={props.onClose}
    />
  );
}
