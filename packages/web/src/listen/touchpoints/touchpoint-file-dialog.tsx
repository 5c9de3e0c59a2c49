import { useQueryClient } from '@tanstack/react-query';
import { sendFile } from '../../api/client.ts';
import type { ResponseOf } from '../../api/route-types.ts';
import { refreshRoutes } from '../../api/use-api.ts';
import { FileDialog } from '../../govern/settings/file-dialog.tsx';
import { useMessages } from '../../language/use-messages.ts';
import { notice } from '../../shell/notices/notice.ts';
import { touchpointText } from './touchpoint-text.ts';

/** Sends a file of touchpoints. */
export function TouchpointFileDialog(props: { readonly onClose: () => void }) {
  const t = useMessages(touchpointText);
  const cache = useQueryClient();
  return (
    <FileDialog<ResponseOf<'touchpoints.upload'>>
      title={t('file')}
      help={t('fileHelp')}
      choose={t('fileChoose')}
      take={t('fileTake')}
      tell={({ rows, created, changed, rejected }) =>
        t('fileTried', { rows, created, changed, rejected: rejected.length })
      }
      line={(row) => t('fileLine', { line: row })}
      isWorth={({ created, changed }) => created + changed > 0}
      send={(file, dryRun) => sendFile('touchpoints.upload', file, { dryRun: String(dryRun) })}
      onTaken={async () => {
        await refreshRoutes(cache, ['touchpoints.list', 'touchpoints.coverage']);
        props.onClose();
        notice({ text: t('fileTaken') });
      }}
      onClose={props.onClose}
    />
  );
}
