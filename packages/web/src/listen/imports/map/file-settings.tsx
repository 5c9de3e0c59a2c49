import { NativeSelect, TextInput } from '@mantine/core';
import type { ImportPreview } from '@romashka/model/contract';
import { useMessages } from '../../../language/use-messages.ts';
import type { FileKind, FileSettings } from './column-choice.ts';
import styles from './import-flow.module.css';
import { mapText } from './map-text.ts';

/** What is said once for the whole file: what it holds, the sheet, the decimal sign, the day. */
export function FileSettingsFields(props: {
  readonly preview: ImportPreview;
  readonly kind: FileKind;
  readonly settings: FileSettings;
  readonly onKind: (kind: FileKind) => void;
  readonly onSettings: (settings: FileSettings) => void;
}) {
  const t = useMessages(mapText);
  const { preview, settings } = props;
  const kinds = (['customers', 'events', 'answers'] as const).map((value) => ({ value, label: t(value) }));
  const change = (more: Partial<FileSettings>) => props.onSettings({ ...settings, ...more });
  const isText = preview.format === 'csv';
  return (
    <div className={styles['settings']}>
      <NativeSelect
        label={t('holds')}
        value={props.kind}
        data={kinds}
        onChange={(event) => props.onKind(event.currentTarget.value as FileKind)}
      />
      {preview.sheets.length > 1 ? (
        <NativeSelect
          label={t('sheet')}
          value={settings.sheet === '' ? (preview.sheet ?? '') : settings.sheet}
          data={[...preview.sheets]}
          onChange={(event) => change({ sheet: event.currentTarget.value })}
        />
      ) : null}
      {isText ? (
        <NativeSelect
          label={t('decimal')}
          value={settings.decimal}
          data={[
            { value: '.', label: t('point') },
            { value: ',', label: t('comma') },
          ]}
          onChange={(event) => change({ decimal: event.currentTarget.value === ',' ? ',' : '.' })}
        />
      ) : null}
      <TextInput
        type="date"
        label={t('fixedDay')}
        value={settings.fixedDay}
        onChange={(event) => change({ fixedDay: event.currentTarget.value })}
      />
    </div>
  );
}
