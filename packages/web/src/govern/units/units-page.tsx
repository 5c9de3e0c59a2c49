import { ActionIcon, Button, TextInput } from '@mantine/core';
import { FileUp, Network, Pencil, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ResponseOf } from '../../api/route-types.ts';
import { useApi } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import { companyUnits, isSought, type TreeLine } from '../../scope/company-units.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';
import { Page } from '../../shell/page.tsx';
import { EmptyState, ErrorState, Skeletons } from '../../shell/states.tsx';
import { ForRole } from '../settings/for-role.tsx';
import styles from '../settings/settings.module.css';
import { settingsText } from '../settings/settings-text.ts';
import { UnitDialog } from './unit-dialog.tsx';
import { UnitFileDialog } from './unit-file-dialog.tsx';
import { unitsText } from './units-text.ts';

export type CompanyUnit = ResponseOf<'units.list'>['items'][number];

const SHOWN = 300;
const INDENT = 20;

function UnitsTable(props: {
  readonly lines: readonly TreeLine[];
  readonly indented: boolean;
  readonly groupings: boolean;
  readonly onEdit: (key: string) => void;
}) {
  const t = useMessages(unitsText);
  const s = useMessages(settingsText);
  return (
    <div className={styles['tableBox']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('unit')}</th>
            {props.groupings ? <th scope="col">{t('grouping')}</th> : null}
            <th scope="col">
              <span className="unseen">{s('actions', { name: t('title') })}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.lines.map(({ key, name, depth, grouping }) => (
            <tr key={`${grouping} ${key}`}>
              <td className={styles['lead']}>
                <span style={{ paddingInlineStart: props.indented ? depth * INDENT : 0 }}>{name}</span>
              </td>
              <td data-label={t('unit')}>
                <code>{key}</code>
              </td>
              {props.groupings ? <td data-label={t('grouping')}>{grouping}</td> : null}
              <td className={`${styles['right']} ${styles['corner']}`}>
                <ActionIcon
                  variant="subtle"
                  size={32}
                  aria-label={t('edit', { name })}
                  onClick={() => props.onEdit(key)}
                >
                  <Pencil size={16} aria-hidden />
                </ActionIcon>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The lines of the tree, and below them the units that stand nowhere. */
function useLines(told: ResponseOf<'units.list'> | undefined): readonly TreeLine[] {
  return useMemo(() => {
    const { lines } = companyUnits(told, Date.now());
    const placed = new Set(lines.map(({ key }) => key));
    const alone = (told?.items ?? []).filter(({ key }) => !placed.has(key));
    return [...lines, ...alone.map(({ key, name }) => ({ key, name, depth: 0, grouping: '' }))];
  }, [told]);
}

/** All units, to be searched and changed. */
function UnitsList(props: {
  readonly told: ResponseOf<'units.list'>;
  readonly onEdit: (key: string) => void;
}) {
  const t = useMessages(unitsText);
  const [sought, setSought] = useState('');
  const lines = useLines(props.told);
  const fitting = lines.filter((line) => isSought(line, sought));
  return (
    <>
      <TextInput
        type="search"
        aria-label={t('find')}
        placeholder={t('find')}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      {fitting.length > 0 ? (
        <UnitsTable
          lines={fitting.slice(0, SHOWN)}
          indented={sought.trim() === ''}
          groupings={props.told.groupings.length > 1}
          onEdit={props.onEdit}
        />
      ) : (
        <p className={styles['soft']}>{t('none')}</p>
      )}
      {fitting.length > SHOWN ? (
        <p className={styles['soft']}>{t('more', { count: fitting.length - SHOWN })}</p>
      ) : null}
    </>
  );
}

function Units() {
  const t = useMessages(unitsText);
  const list = useApi('units.list');
  const [open, setOpen] = useSearchParam('open');
  const [sending, setSending] = useState(false);
  const units = list.data?.items ?? [];
  const editing = units.find(({ key }) => key === open) ?? null;
  const actions = (
    <>
      <Button
        variant="default"
        leftSection={<FileUp size={16} aria-hidden />}
        onClick={() => setSending(true)}
      >
        {t('file')}
      </Button>
      <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setOpen('+')}>
        {t('add')}
      </Button>
    </>
  );
  return (
    <Page
      title={t('title')}
      headline={list.data === undefined ? t('title') : t('headline', { count: units.length })}
      sub={t('sub')}
      actions={units.length === 0 ? null : actions}
    >
      {list.isError ? <ErrorState problem={list.error} retry={() => void list.refetch()} /> : null}
      {list.isPending ? <Skeletons rows={6} height={44} /> : null}
      {list.isSuccess && units.length === 0 ? (
        <EmptyState icon={<Network size={22} />} title={t('empty')} text={t('emptyText')} action={actions} />
      ) : null}
      {list.isSuccess && units.length > 0 ? <UnitsList told={list.data} onEdit={setOpen} /> : null}
      {open === '+' || editing !== null ? (
        <UnitDialog
          key={open}
          unit={editing}
          units={units}
          groupings={list.data?.groupings ?? []}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {sending ? <UnitFileDialog onClose={() => setSending(false)} /> : null}
    </Page>
  );
}

/** How the company is built: its units, and where each stands. */
export function UnitsPage() {
  const t = useMessages(unitsText);
  return (
    <ForRole needs="units.save" title={t('title')}>
      <Units />
    </ForRole>
  );
}
