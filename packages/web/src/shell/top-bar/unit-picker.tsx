import { Popover } from '@mantine/core';
import { ChevronDown, Store } from 'lucide-react';
import { useState } from 'react';
import { useApi } from '../../api/use-api.ts';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { isSought } from '../../scope/company-units.ts';
import { useCompanyUnits } from '../../scope/use-company-units.ts';
import { useScope } from '../../scope/use-scope.ts';
import { useBoundUnits } from '../session/me-context.ts';
import styles from './scope.module.css';
import { topBarText } from './top-bar-text.ts';
import { unitLines } from './unit-lines.ts';

const SHOWN = 60;
const INDENT = 16;
const SEARCH_FROM = 8;

function UnitList(props: { readonly onChosen: () => void }) {
  const t = useMessages(topBarText);
  const format = useFormat();
  const scope = useScope();
  const [sought, setSought] = useState('');
  const dimensions = useApi('dimensions.list', {}, { staleTime: 60_000 });
  const company = useCompanyUnits();
  const units = unitLines(company.lines, dimensions.data?.units ?? []);
  const fitting = units.filter((unit) => isSought(unit, sought));
  const bound = useBoundUnits().length > 0;
  const all = { id: '', key: '', name: t(bound ? 'myUnits' : 'allUnits'), depth: 0, n: null };
  const lines = [...(sought === '' ? [all] : []), ...fitting.slice(0, SHOWN)];
  const choose = (unit: string) => {
    scope.set({ unit: unit === '' ? undefined : unit });
    props.onChosen();
  };
  return (
    <>
      {units.length > SEARCH_FROM ? (
        <input
          type="search"
          className={styles['find']}
          placeholder={t('findUnit')}
          aria-label={t('findUnit')}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
      ) : null}
      <ul className={styles['units']}>
        {lines.map((unit) => (
          <li key={unit.id} style={{ paddingInlineStart: sought === '' ? unit.depth * INDENT : 0 }}>
            <button
              type="button"
              className={`${styles['preset']} ${styles['unit']}`}
              aria-pressed={unit.key === (scope.unit ?? '')}
              onClick={() => choose(unit.key)}
            >
              {unit.name}
              {unit.n === null ? null : <span className={styles['count']}>{format.number(unit.n)}</span>}
            </button>
          </li>
        ))}
      </ul>
      {fitting.length > SHOWN ? (
        <p className={styles['note']}>{t('moreUnits', { count: fitting.length - SHOWN })}</p>
      ) : null}
      {dimensions.isSuccess && fitting.length === 0 ? (
        <p className={styles['note']}>{units.length === 0 ? t('noUnits') : t('noUnitFound')}</p>
      ) : null}
    </>
  );
}

/** Which unit (shop, branch, region) the screens are about; all of them unless one is chosen. */
export function UnitPicker() {
  const t = useMessages(topBarText);
  const scope = useScope();
  const [open, setOpen] = useState(false);
  const company = useCompanyUnits();
  const bound = useBoundUnits().length > 0;
  const name = scope.unit === undefined ? t(bound ? 'myUnits' : 'allUnits') : company.nameOf(scope.unit);
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      trapFocus
      returnFocus
      width={280}
      shadow="md"
    >
      <Popover.Target>
        <button
          type="button"
          className={styles['chip']}
          data-set={scope.unit !== undefined}
          aria-label={`${t('unit')}: ${name}`}
          onClick={() => setOpen(!open)}
        >
          <Store size={16} aria-hidden strokeWidth={1.9} />
          <span className={styles['chipName']}>{name}</span>
          <ChevronDown size={14} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('unit')}>
        <UnitList onChosen={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
