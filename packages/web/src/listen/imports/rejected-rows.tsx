import { Button, NativeSelect } from '@mantine/core';
import type { ImportView } from '@romashka/model/contract';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { request } from '../../api/client.ts';
import type { ItemOf } from '../../api/route-types.ts';
import { useApi, useApiPages } from '../../api/use-api.ts';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { notice } from '../../shell/notices/notice.ts';
import { useProblemText } from '../../shell/states/use-problem-text.ts';
import { ErrorState, Skeletons } from '../../shell/states.tsx';
import { toCsv } from '../download/csv.ts';
import { saveFile } from '../download/save-file.ts';
import styles from './imports.module.css';
import { importsText } from './imports-text.ts';
import { useReasonName } from './use-reason-name.ts';
import { useRowReason } from './use-row-reason.ts';

type RejectedRow = ItemOf<'imports.rejected'>;
const PAGE = 500;

/** All refused rows of an import, page after page. */
async function allRejected(id: string): Promise<readonly RejectedRow[]> {
  const rows: RejectedRow[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } = { limit: PAGE, ...(cursor === null ? {} : { cursor }) };
    const page: { items: RejectedRow[]; next: string | null } = await request('imports.rejected', {
      params: { id },
      query,
    });
    rows.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return rows;
}

function SaveButton(props: { readonly view: ImportView }) {
  const t = useMessages(importsText);
  const explain = useProblemText();
  const why = useRowReason();
  const [saving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    try {
      const rows = await allRejected(props.view.id);
      const csv = toCsv(
        [t('line'), t('reason'), t('row')],
        rows.map((row) => [row.line, why(row), row.row]),
      );
      saveFile(`${props.view.file}.rejected.csv`, new Blob([csv], { type: 'text/csv;charset=utf-8' }));
    } catch (thrown) {
      notice({ tone: 'bad', text: `${t('csvFailed')}. ${explain(thrown).text}` });
    } finally {
      setSaving(false);
    }
  };
  return (
    <Button
      variant="default"
      leftSection={<Download size={16} aria-hidden />}
      loading={saving}
      onClick={() => void save()}
    >
      {t('csv')}
    </Button>
  );
}

/** Saves the refused rows as they stood, under the names of the columns: a file to be mended and imported. */
function MendButton(props: { readonly view: ImportView }) {
  const t = useMessages(importsText);
  const explain = useProblemText();
  const [saving, setSaving] = useState(false);
  const { header, id, file } = props.view;
  const save = async () => {
    setSaving(true);
    try {
      const rows = (await allRejected(id)).map(({ row }) => row).filter((row) => row !== '');
      const lines = [...(header === '' ? [] : [header]), ...rows];
      const type = header === '' ? 'application/x-ndjson' : 'text/csv;charset=utf-8';
      const name = `${file.replace(/(?:\.[a-z0-9]{1,7}){1,2}$/i, '')}.mend.${header === '' ? 'jsonl' : 'csv'}`;
      saveFile(
        name,
        new Blob([header === '' ? '' : '\u{feff}', lines.map((line) => `${line}\r\n`).join('')], { type }),
      );
    } catch (thrown) {
      notice({ tone: 'bad', text: `${t('csvFailed')}. ${explain(thrown).text}` });
    } finally {
      setSaving(false);
    }
  };
  return (
    <Button variant="default" title={t('mendHelp')} loading={saving} onClick={() => void save()}>
      {t('mend')}
    </Button>
  );
}

/** Which of the reasons is shown. */
function ReasonFilter(props: {
  readonly view: ImportView;
  readonly value: string;
  readonly onChange: (code: string) => void;
}) {
  const t = useMessages(importsText);
  const format = useFormat();
  const name = useReasonName();
  const { data } = useApi('imports.reasons', { params: { id: props.view.id } });
  const reasons = data?.items ?? [];
  if (reasons.length < 2) return null;
  return (
    <NativeSelect
      label={t('byReason')}
      value={props.value}
      data={[
        { value: '', label: t('allReasons') },
        ...reasons.map(({ code, count }) => ({
          value: code,
          label: `${name(code)} (${format.number(count)})`,
        })),
      ]}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

/** The refused rows of an import, with line and reason, beside the list. */
export function RejectedRows(props: { readonly view: ImportView; readonly onClose: () => void }) {
  const t = useMessages(importsText);
  const format = useFormat();
  const why = useRowReason();
  const { view } = props;
  const [code, setCode] = useState('');
  const found = useApiPages('imports.rejected', {
    params: { id: view.id },
    query: code === '' ? {} : { code },
  });
  return (
    <Dialog side title={t('rejectedTitle', { file: view.file })} onClose={props.onClose}>
      <p className={styles['text']}>{t('rejectedText')}</p>
      <div className={styles['tools']}>
        <ReasonFilter view={view} value={code} onChange={setCode} />
        <SaveButton view={view} />
        <MendButton view={view} />
      </div>
      {found.query.isError ? (
        <ErrorState problem={found.query.error} retry={() => void found.query.refetch()} />
      ) : found.query.isPending ? (
        <Skeletons rows={5} />
      ) : (
        <ol className={styles['rows']}>
          {found.items.map((row) => (
            <li key={row.line}>
              <span className={styles['line']}>
                {t('line')} {format.number(row.line)}
              </span>{' '}
              {why(row)}
              <span className={styles['row']}>{row.row}</span>
            </li>
          ))}
        </ol>
      )}
      {found.more ? (
        <div className={styles['more']}>
          <Button variant="default" loading={found.query.isFetchingNextPage} onClick={found.readMore}>
            {t('more')}
          </Button>
        </div>
      ) : null}
    </Dialog>
  );
}
