import { useQueryClient } from '@tanstack/react-query';
import { sendFile } from '../../api/client.ts';
import type { ResponseOf } from '../../api/route-types.ts';
import { refreshRoutes } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import { toCsv } from '../../listen/download/csv.ts';
import { saveFile } from '../../listen/download/save-file.ts';
import { notice } from '../../shell/notices/notice.ts';
import { FileDialog } from '../settings/file-dialog.tsx';
import { peopleText } from './people-text.ts';

/** Sends a file of people; the one-time links of those who are new are saved as a file, this once. */
export function PeopleFileDialog(props: { readonly onClose: () => void }) {
  const t = useMessages(peopleText);
  const cache = useQueryClient();
  return (
    <FileDialog<ResponseOf<'people.upload'>>
      title={t('file')}
      help={t('fileHelp')}
      choose={t('fileChoose')}
      take={t('fileTake')}
      tell={({ rows, added, changed, same, rejected }) =>
        t('fileTried', { rows, added, changed, same, rejected: rejected.length })
      }
      line={(row) => t('fileLine', { row })}
      isWorth={({ added, changed }) => added + changed > 0}
      send={(file, dryRun) => sendFile('people.upload', file, { dryRun: String(dryRun), links: 'true' })}
      onTaken={async ({ links, added, changed }) => {
        await refreshRoutes(cache, ['people.list']);
        if (links.length > 0) {
          const rows = links.map(({ email, link, expires }) => [email, link, expires]);
          const csv = toCsv([t('email'), t('link'), t('until')], rows);
          saveFile('invitations.csv', new Blob([csv], { type: 'text/csv;charset=utf-8' }));
        }
        props.onClose();
        notice({ text: t('fileTaken', { added, changed, links: links.length }) });
      }}
      onClose={props.onClose}
    />
  );
}
