import { ActionIcon, Menu } from '@mantine/core';
import { Download, FileSpreadsheet, Image, Sheet } from 'lucide-react';
import type { RefObject } from 'react';
import type { CallOf } from '../../api/route-types.ts';
import { routeUrl } from '../../api/route-url.ts';
import { useMessages } from '../../language/use-messages.ts';
import { saveFromApi } from '../../listen/download/save-from-api.ts';
import { notice } from '../../shell/notices/notice.ts';
import { savePicture } from '../overview/save-picture.ts';
import { resultsText } from './results-text.ts';

type ExportQuery = Omit<NonNullable<CallOf<'results.export'>['query']>, 'format'>;

/** A part of the results to take away: a picture where there is one, and its table. */
export function ResultDownload(props: {
  readonly survey: string;
  readonly title: string;
  readonly sub: string;
  /** File name without ending. */
  readonly file: string;
  readonly query: ExportQuery;
  readonly svg?: RefObject<SVGSVGElement | null>;
}) {
  const { survey, title, sub, file, query, svg } = props;
  const t = useMessages(resultsText);
  const save = (format: 'csv' | 'xlsx') => {
    const url = routeUrl('results.export', { params: { key: survey }, query: { ...query, format } });
    saveFromApi(url, `${file}.${format}`).catch(() => notice({ text: t('failed'), tone: 'bad' }));
  };
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('download', { what: title })}>
          <Download size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {svg === undefined ? null : (
          <Menu.Item
            leftSection={<Image size={16} aria-hidden />}
            onClick={() => svg.current !== null && savePicture(svg.current, { title, sub, file })}
          >
            {t('png')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<Sheet size={16} aria-hidden />} onClick={() => save('csv')}>
          {t('csv')}
        </Menu.Item>
        <Menu.Item leftSection={<FileSpreadsheet size={16} aria-hidden />} onClick={() => save('xlsx')}>
          {t('xlsx')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
