import { ActionIcon, Autocomplete, Button, NativeSelect, TextInput } from '@mantine/core';
import { type Condition, type Operator, readAloud } from '@romashka/model/conditions';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { ResponseOf } from '../../api/route-types.ts';
import { useApi } from '../../api/use-api.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useMessages } from '../../language/use-messages.ts';
import { defineText } from './define-text.ts';
import {
  conditionToRows,
  type FilterRow,
  needsValue,
  ROW_OPERATORS,
  rowsToCondition,
} from './filter-rows.ts';
import styles from './metrics.module.css';

type Fields = ResponseOf<'metrics.list'>['fields']['answers'];

/** What a field has held, to choose from. */
function useSeen(field: string): readonly string[] {
  const { data } = useApi('dimensions.list', {}, { staleTime: 60_000 });
  const lists = {
    touchpoint: data?.touchpoints,
    unit: data?.units,
    channel: data?.channels,
    survey: data?.surveys,
    name: data?.events,
  };
  return (lists[field as 'unit'] ?? []).map(({ key }) => key);
}

function Row(props: {
  readonly row: FilterRow;
  readonly fields: Fields;
  readonly onChange: (row: FilterRow) => void;
  readonly onDrop: () => void;
}) {
  const { row, fields, onChange } = props;
  const t = useMessages(defineText);
  const { language } = useLanguage();
  const seen = useSeen(row.field);
  const type = fields.find(({ key }) => key === row.field)?.type ?? 'text';
  return (
    <div className={styles['row']}>
      <NativeSelect
        aria-label={t('field')}
        value={row.field}
        data={fields.map(({ key, name }) => ({ value: key, label: name[language] }))}
        onChange={(event) => onChange({ ...row, field: event.currentTarget.value, op: 'equals' })}
      />
      <NativeSelect
        aria-label={t('op')}
        value={row.op}
        data={ROW_OPERATORS[type].map((op) => ({ value: op, label: t(op) }))}
        onChange={(event) => onChange({ ...row, op: event.currentTarget.value as Operator })}
      />
      {!needsValue(row.op) ? (
        <span />
      ) : type === 'number' ? (
        <TextInput
          aria-label={t('value')}
          inputMode="decimal"
          value={row.value}
          onChange={(event) => onChange({ ...row, value: event.currentTarget.value })}
        />
      ) : (
        <Autocomplete
          aria-label={t('value')}
          data={[...seen]}
          limit={20}
          value={row.value}
          onChange={(value) => onChange({ ...row, value })}
        />
      )}
      <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('dropRow')} onClick={props.onDrop}>
        <X size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}

/** Which answers or events a metric is of: lines that all have to hold. This is where an editor of whole trees belongs. */
export function FilterField(props: {
  readonly fields: Fields;
  readonly value: Condition | null;
  readonly onChange: (condition: Condition | null) => void;
}) {
  const { fields, value, onChange } = props;
  const t = useMessages(defineText);
  const { language } = useLanguage();
  // Lines that are not finished yet are in no condition, so they are kept here.
  const [rows, setRows] = useState(() => conditionToRows(value));
  const change = (next: readonly FilterRow[]) => {
    setRows(next);
    onChange(rowsToCondition(next, (field) => fields.find(({ key }) => key === field)?.type ?? 'text'));
  };
  if (rows === null && value !== null) {
    const words = readAloud(value, new Map(fields.map((field) => [field.key, field])), language);
    return (
      <div>
        <p className={styles['note']}>{t('keptFilter', { words })}</p>
        <Button variant="default" size="xs" mt={8} onClick={() => change([])}>
          {t('dropFilter')}
        </Button>
      </div>
    );
  }
  const lines = rows ?? [];
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{t('filter')}</legend>
      {lines.map((row, at) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place, and hold no state of their own
          key={at}
          row={row}
          fields={fields}
          onChange={(next) => change(lines.with(at, next))}
          onDrop={() => change(lines.filter((_, other) => other !== at))}
        />
      ))}
      {lines.length > 1 ? <span className={styles['soft']}>{t('filterHelp')}</span> : null}
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() =>
            change([...lines, { field: fields[0]?.key ?? 'touchpoint', op: 'equals', value: '' }])
          }
        >
          {t('addRow')}
        </Button>
      </div>
    </fieldset>
  );
}
