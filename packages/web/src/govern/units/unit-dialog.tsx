import { Autocomplete, Button, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useApiAction } from '../../api/use-api.ts';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { notice } from '../../shell/notices/notice.ts';
import { ConfirmDialog } from '../settings/confirm-dialog.tsx';
import { FaultLine } from '../settings/fault-line.tsx';
import styles from '../settings/settings.module.css';
import { settingsText } from '../settings/settings-text.ts';
import type { CompanyUnit } from './units-page.tsx';
import { unitsText } from './units-text.ts';

const MAIN = 'main';
const REFRESHED = ['units.list', 'metrics.read'] as const;

/** Where a unit stood, the latest first. */
function History(props: { readonly unit: CompanyUnit; readonly nameOf: (key: string) => string }) {
  const t = useMessages(unitsText);
  const format = useFormat();
  const places = props.unit.places.filter(({ from, to }) => from !== null || to !== null).reverse();
  if (places.length === 0) return null;
  return (
    <div>
      <p className={styles['soft']}>{t('history')}</p>
      <ul className={styles['prose']}>
        {places.map(({ grouping, parent, from, to }) => (
          <li key={`${grouping} ${from}`}>
            {parent === null ? t('top') : props.nameOf(parent)},{' '}
            {from === null
              ? t('until', { date: format.date(to ?? '') })
              : to === null
                ? t('since', { date: format.date(from) })
                : t('between', { from: format.date(from), to: format.date(to) })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function RemoveUnit(props: { readonly unit: CompanyUnit; readonly onClose: () => void }) {
  const t = useMessages(unitsText);
  const removing = useApiAction('units.remove', { invalidates: [...REFRESHED] });
  const { key, name } = props.unit;
  const remove = () =>
    removing.mutate(
      { params: { key } },
      {
        onSuccess: () => {
          props.onClose();
          notice({ text: t('removed', { name }) });
        },
      },
    );
  return (
    <ConfirmDialog
      title={t('removeTitle', { name })}
      act={t('remove')}
      busy={removing.isPending}
      thrown={removing.error}
      onConfirm={remove}
      onClose={props.onClose}
    >
      {t('removeText')}
    </ConfirmDialog>
  );
}

function DialogButtons(props: {
  readonly busy: boolean;
  readonly onRemove: (() => void) | null;
  readonly onClose: () => void;
}) {
  const t = useMessages(unitsText);
  const s = useMessages(settingsText);
  return (
    <div className={styles['buttons']}>
      {props.onRemove === null ? null : (
        <Button variant="subtle" color="red" onClick={props.onRemove}>
          {t('remove')}
        </Button>
      )}
      <Button variant="default" onClick={props.onClose}>
        {s('cancel')}
      </Button>
      <Button type="submit" loading={props.busy}>
        {s('save')}
      </Button>
    </div>
  );
}

const groupingOf = (unit: CompanyUnit | null, groupings: readonly string[]): string =>
  unit?.places[0]?.grouping ?? groupings[0] ?? MAIN;

interface Draft {
  readonly key: string;
  readonly name: string;
  readonly parent: string;
  readonly grouping: string;
  /** A day, or empty. */
  readonly from: string;
}

/** What is sent of a draft; `standsUnder` is the unit above as it is known ('' at the top), null for a new unit. */
function rowOf({ key, name, parent, grouping, from }: Draft, standsUnder: string | null) {
  const moves = standsUnder === null || parent.trim() !== standsUnder || from !== '';
  return {
    unit: key.trim(),
    grouping: grouping.trim() || MAIN,
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    ...(moves ? { parent: parent.trim() || null } : {}),
    ...(from === '' ? {} : { from }),
  };
}

/** Makes a unit, or renames, moves and takes away one. */
export function UnitDialog(props: {
  readonly unit: CompanyUnit | null;
  readonly units: readonly CompanyUnit[];
  readonly groupings: readonly string[];
  readonly onClose: () => void;
}) {
  const { unit, units, onClose } = props;
  const t = useMessages(unitsText);
  const saving = useApiAction('units.save', { invalidates: [...REFRESHED] });
  const [asked, setAsked] = useState(false);
  const [tried, setTried] = useState(false);
  const names = new Map(units.map((one) => [one.key, one.name]));
  const nameOf = (key: string): string => names.get(key) ?? key;
  const placeIn = (grouping: string) =>
    unit?.places.find((place) => place.grouping === grouping && place.to === null);
  const [grouping, setGrouping] = useState(groupingOf(unit, props.groupings));
  const [key, setKey] = useState(unit?.key ?? '');
  const [name, setName] = useState(unit?.name ?? '');
  const [parent, setParent] = useState(placeIn(grouping)?.parent ?? '');
  const [from, setFrom] = useState('');
  const save = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (key.trim() === '') return;
    const standsUnder = unit === null ? null : (placeIn(grouping)?.parent ?? '');
    const row = rowOf({ key, name, parent, grouping, from }, standsUnder);
    saving.mutate(
      { body: { rows: [row] } },
      {
        onSuccess: ({ rejected: [fault] }) => {
          if (fault !== undefined) return;
          onClose();
          notice({ text: t('saved') });
        },
      },
    );
  };
  if (asked && unit !== null) return <RemoveUnit unit={unit} onClose={onClose} />;
  const [fault] = saving.data?.rejected ?? [];
  return (
    <Dialog title={unit === null ? t('add') : t('edit', { name: unit.name })} onClose={onClose}>
      <form className={styles['form']} onSubmit={save} noValidate>
        <TextInput
          label={t('unit')}
          description={t('unitHelp')}
          value={key}
          disabled={unit !== null}
          error={tried && key.trim() === '' ? t('keyNeeded') : null}
          onChange={(event) => setKey(event.currentTarget.value)}
        />
        <TextInput label={t('name')} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Autocomplete
          label={t('parent')}
          placeholder={t('top')}
          value={parent}
          limit={30}
          data={units.flatMap((one) => (one.key === unit?.key ? [] : [one.key]))}
          renderOption={({ option }) => `${nameOf(option.value)} · ${option.value}`}
          error={fault === undefined ? null : fault.reason}
          onChange={setParent}
        />
        {props.groupings.length > 1 || (props.groupings[0] ?? MAIN) !== MAIN ? (
          <Autocomplete
            label={t('grouping')}
            value={grouping}
            data={[...props.groupings]}
            onChange={setGrouping}
          />
        ) : null}
        <TextInput
          type="date"
          label={t('from')}
          description={t('fromHelp')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        {unit === null ? null : <History unit={unit} nameOf={nameOf} />}
        <FaultLine thrown={saving.error} />
        <DialogButtons
          busy={saving.isPending}
          onRemove={unit === null ? null : () => setAsked(true)}
          onClose={onClose}
        />
      </form>
    </Dialog>
  );
}
