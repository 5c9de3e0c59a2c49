import { Menu } from '@mantine/core';
import { ChevronDown, Store } from 'lucide-react';
import { useState } from 'react';
import { useApi } from '../../api/use-api.ts';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useScope } from '../../scope/use-scope.ts';
import styles from './scope.module.css';
import { topBarText } from './top-bar-text.ts';

const SHOWN = 30;

/** Which unit (shop, branch, region) the screens are about; all of them unless one is chosen. */
export function UnitPicker() {
  const t = useMessages(topBarText);
  const format = useFormat();
  const scope = useScope();
  const [sought, setSought] = useState('');
  const dimensions = useApi('dimensions.list', {}, { staleTime: 60_000 });
  const units = dimensions.data?.units ?? [];
  const fitting = units.filter((unit) => unit.key.toLocaleLowerCase().includes(sought.toLocaleLowerCase()));
  const name = scope.unit ?? t('allUnits');
  return (
    <Menu position="bottom-start" width={280} onClose={() => setSought('')}>
      <Menu.Target>
        <button
          type="button"
          className={styles['chip']}
          data-set={scope.unit !== undefined}
          aria-label={`${t('unit')}: ${name}`}
        >
          <Store size={16} aria-hidden strokeWidth={1.9} />
          <span className={styles['chipName']}>{name}</span>
          <ChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={styles['units'] ?? ''}>
        {units.length > 8 ? (
          <Menu.Search
            placeholder={t('findUnit')}
            aria-label={t('findUnit')}
            value={sought}
            onChange={(event) => setSought(event.currentTarget.value)}
          />
        ) : null}
        <Menu.RadioGroup
          value={scope.unit ?? ''}
          onChange={(value) => scope.set({ unit: value === '' ? undefined : value })}
        >
          {sought === '' ? <Menu.RadioItem value="">{t('allUnits')}</Menu.RadioItem> : null}
          {fitting.slice(0, SHOWN).map((unit) => (
            <Menu.RadioItem
              key={unit.key}
              value={unit.key}
              rightSection={<span className={styles['count']}>{format.number(unit.n)}</span>}
            >
              {unit.key}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        {fitting.length > SHOWN ? (
          <Menu.Label>{t('moreUnits', { count: fitting.length - SHOWN })}</Menu.Label>
        ) : null}
        {fitting.length === 0 ? (
          <Menu.Label>{units.length === 0 ? t('noUnits') : t('noUnitFound')}</Menu.Label>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
