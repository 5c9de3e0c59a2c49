import { Checkbox, Radio, Stack, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { Role } from '../../api/route-types.ts';
import { useMessages } from '../../language/use-messages.ts';
import { isSought } from '../../scope/company-units.ts';
import { useCompanyUnits } from '../../scope/use-company-units.ts';
import styles from './settings.module.css';
import { settingsText } from './settings-text.ts';

const SHOWN = 60;
const INDENT = 20;
const SEARCH_FROM = 8;
const WHOLE = 'whole';
const SOME = 'some';

/** What somebody is to see: the whole company, or some units (null until the first is chosen). */
export type SeenUnits = readonly string[];

/** What is sent of a choice; null while it says "some units" and names none. */
export function useUnitsChoice(role: Role, before: SeenUnits) {
  const [whole, setWhole] = useState(before.length === 0);
  const [chosen, setChosen] = useState<SeenUnits>(before);
  const free = whole || role === 'owner';
  return {
    whole,
    setWhole,
    chosen,
    setChosen,
    units: free ? [] : chosen,
    isMissing: !free && chosen.length === 0,
  };
}
export type UnitsChoiceState = ReturnType<typeof useUnitsChoice>;

function UnitChecks(props: { readonly chosen: SeenUnits; readonly onChange: (chosen: SeenUnits) => void }) {
  const t = useMessages(settingsText);
  const { lines } = useCompanyUnits();
  const [sought, setSought] = useState('');
  const fitting = lines.filter((unit) => isSought(unit, sought));
  const toggle = (key: string, on: boolean) =>
    props.onChange(on ? [...props.chosen, key] : props.chosen.filter((one) => one !== key));
  return (
    <>
      {lines.length > SEARCH_FROM ? (
        <TextInput
          type="search"
          aria-label={t('findUnit')}
          placeholder={t('findUnit')}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
      ) : null}
      <ul className={styles['checks']}>
        {fitting.slice(0, SHOWN).map(({ key, name, depth, grouping }) => (
          <li
            key={`${grouping} ${key}`}
            style={{ paddingInlineStart: sought.trim() === '' ? depth * INDENT : 0 }}
          >
            <Checkbox
              label={name}
              checked={props.chosen.includes(key)}
              onChange={(event) => toggle(key, event.currentTarget.checked)}
            />
          </li>
        ))}
      </ul>
      {fitting.length > SHOWN ? (
        <p className={styles['soft']}>{t('moreUnits', { count: fitting.length - SHOWN })}</p>
      ) : null}
      {fitting.length === 0 ? <p className={styles['soft']}>{t('noUnitFound')}</p> : null}
    </>
  );
}

/** Whether somebody sees the whole company or only what happened in some units. */
export function UnitsChoice(props: {
  readonly role: Role;
  readonly state: UnitsChoiceState;
  readonly tried: boolean;
}) {
  const t = useMessages(settingsText);
  const id = useId();
  const { lines, nameOf } = useCompanyUnits();
  const { whole, setWhole, chosen, setChosen, isMissing } = props.state;
  if (props.role === 'owner') return <p className={styles['soft']}>{t('ownerSees')}</p>;
  const none = lines.length === 0 && chosen.length === 0;
  return (
    <div className={styles['unitsChoice']}>
      <Radio.Group
        label={t('sees')}
        value={whole ? WHOLE : SOME}
        error={props.tried && isMissing ? t('chooseUnits') : null}
        onChange={(value) => setWhole(value === WHOLE)}
      >
        <Stack gap={12} mt={8} mb={8}>
          <Radio value={WHOLE} label={t('wholeCompany')} />
          <Radio
            value={SOME}
            label={t('someUnits')}
            description={none ? t('noUnitsYet') : t('someUnitsHelp')}
            disabled={none}
          />
        </Stack>
      </Radio.Group>
      {whole ? null : (
        <fieldset className={styles['unitList']} aria-labelledby={id}>
          <p id={id} className={styles['soft']} aria-live="polite">
            {chosen.length === 0
              ? t('chooseUnits')
              : t('chosenUnits', { names: chosen.map(nameOf).join(', ') })}
          </p>
          <UnitChecks chosen={chosen} onChange={setChosen} />
        </fieldset>
      )}
    </div>
  );
}
