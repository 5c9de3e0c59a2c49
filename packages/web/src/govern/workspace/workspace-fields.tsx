import { NativeSelect, Select, Switch, TextInput } from '@mantine/core';
import { isLanguage } from '../../language/languages.ts';
import { useMessages } from '../../language/use-messages.ts';
import { LANGUAGE_NAMES } from '../../shell/top-bar/appearance.tsx';
import styles from '../settings/settings.module.css';
import type { WorkspaceDraft } from './workspace-form.tsx';
import { workspaceText } from './workspace-text.ts';

const ZONES = Intl.supportedValuesOf('timeZone');

interface FieldsProps {
  readonly draft: WorkspaceDraft;
  readonly onChange: (part: Partial<WorkspaceDraft>) => void;
}

export function BasicFields(props: FieldsProps) {
  const t = useMessages(workspaceText);
  const { draft, onChange } = props;
  const zones = ZONES.includes(draft.timeZone) ? ZONES : [draft.timeZone, ...ZONES];
  return (
    <section className={styles['card']} aria-labelledby="basics">
      <h2 id="basics" className={styles['cardTitle']}>
        {t('basics')}
      </h2>
      <div className={styles['fields']}>
        <TextInput
          className={styles['full'] ?? ''}
          label={t('name')}
          value={draft.name}
          error={draft.name.trim() === '' ? t('notAName') : null}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <Select
          label={t('zone')}
          description={t('zoneHelp')}
          searchable
          allowDeselect={false}
          data={zones}
          value={draft.timeZone}
          maxDropdownHeight={280}
          limit={100}
          onChange={(zone) => zone !== null && onChange({ timeZone: zone })}
        />
        <NativeSelect
          label={t('language')}
          description={t('languageHelp')}
          value={draft.locale}
          data={Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({ value, label }))}
          onChange={(event) => {
            const locale = event.currentTarget.value;
            if (isLanguage(locale)) onChange({ locale });
          }}
        />
      </div>
    </section>
  );
}

export function IntakeFields(props: {
  readonly limit: string;
  readonly faulty: boolean;
  readonly onChange: (limit: string) => void;
}) {
  const t = useMessages(workspaceText);
  return (
    <section className={styles['card']} aria-labelledby="intake">
      <h2 id="intake" className={styles['cardTitle']}>
        {t('intake')}
      </h2>
      <TextInput
        className={styles['short'] ?? ''}
        label={t('limit')}
        description={t('limitHelp')}
        inputMode="numeric"
        value={props.limit}
        error={props.faulty ? t('notALimit') : null}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    </section>
  );
}

export function JoiningFields(props: FieldsProps) {
  const t = useMessages(workspaceText);
  const { draft, onChange } = props;
  return (
    <section className={styles['card']} aria-labelledby="joining">
      <h2 id="joining" className={styles['cardTitle']}>
        {t('joining')}
      </h2>
      <p className={styles['explain']}>{t('joiningText')}</p>
      <div className={styles['switches']}>
        <Switch
          checked={draft.joinByEmail}
          label={t('byEmail')}
          description={t('byEmailHelp')}
          onChange={(event) => onChange({ joinByEmail: event.currentTarget.checked })}
        />
        <Switch
          checked={draft.joinByPhone}
          label={t('byPhone')}
          description={t('byPhoneHelp')}
          onChange={(event) => onChange({ joinByPhone: event.currentTarget.checked })}
        />
      </div>
      <p className={styles['cardSub']}>{t('fromNowOn')}</p>
    </section>
  );
}
