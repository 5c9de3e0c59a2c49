import { ActionIcon, Menu } from '@mantine/core';
import { ChartLine, Download, Image, Sheet, Table2 } from 'lucide-react';
import type { RefObject } from 'react';
import { useMessages } from '../../language/use-messages.ts';
import { type CsvCell, toCsv } from '../../listen/download/csv.ts';
import { saveFile } from '../../listen/download/save-file.ts';
import { overviewText } from './overview-text.ts';
import { savePicture } from './save-picture.ts';

export interface ChartExport {
  readonly title: string;
  /** What the chart covers, in words: period and places. */
  readonly sub: string;
  /** File name without ending. */
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly CsvCell[])[];
}

/** The menu that saves a chart as a picture or its numbers as a table. */
export function DownloadMenu(props: {
  readonly chart: ChartExport;
  readonly svg?: RefObject<SVGSVGElement | null>;
}) {
  const t = useMessages(overviewText);
  const { chart, svg } = props;
  const picture = () => {
    if (svg?.current) savePicture(svg.current, chart);
  };
  const table = () =>
    saveFile(
      `${chart.file}.csv`,
      new Blob([toCsv(chart.header, chart.rows)], { type: 'text/csv;charset=utf-8' }),
    );
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('download', { what: chart.title })}>
          <Download size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {svg === undefined ? null : (
          <Menu.Item leftSection={<Image size={16} aria-hidden />} onClick={picture}>
            {t('png')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<Sheet size={16} aria-hidden />} onClick={table}>
          {t('csv')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Exchanges a chart for its table and back. */
export function TableToggle(props: { readonly table: boolean; readonly toggle: () => void }) {
  const t = useMessages(overviewText);
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={32}
      onClick={props.toggle}
      aria-label={props.table ? t('showChart') : t('showTable')}
    >
      {props.table ? <ChartLine size={16} aria-hidden /> : <Table2 size={16} aria-hidden />}
    </ActionIcon>
  );
}
