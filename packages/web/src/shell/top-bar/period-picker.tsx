import { Button, Popover } from '@mantine/core';
import { CalendarDays, ChevronDown } from 'lucide-react';
import { type SubmitEvent, useState } from 'react';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { PERIODS } from '../../scope/period.ts';
import { useScope } from '../../scope/use-scope.ts';
import styles from './scope.module.css';
import { topBarText } from './top-bar-text.ts';

const PRESETS = PERIODS.filter((period) => period !== 'custom');

/** The period of the scope: a preset or own dates, in days of the workspace's zone. */
export function PeriodPicker() {
  const t = useMessages(topBarText);
  const format = useFormat();
  const scope = useScope();
  const [open, setOpen] = useState(false);
  const name =
    scope.period === 'custom' && scope.from !== undefined && scope.to !== undefined
      ? format.dayRange(scope.from, scope.to)
      : t(`period${scope.period}`);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const [from, to] = [String(fields.get('from')), String(fields.get('to'))].sort();
    scope.set({ period: 'custom', from, to });
    setOpen(false);
  };
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      trapFocus
      returnFocus
      width={320}
      shadow="md"
    >
      <Popover.Target>
        <button
          type="button"
          className={styles['chip']}
          aria-label={`${t('period')}: ${name}`}
          onClick={() => setOpen(!open)}
        >
          <CalendarDays size={16} aria-hidden strokeWidth={1.9} />
          <span className={styles['chipName']}>{name}</span>
          <ChevronDown size={14} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('period')}>
        <div className={styles['presets']}>
          {PRESETS.map((period) => (
            <button
              key={period}
              type="button"
              className={styles['preset']}
              aria-pressed={scope.period === period}
              onClick={() => {
                scope.set({ period });
                setOpen(false);
              }}
            >
              {t(`period${period}`)}
            </button>
          ))}
        </div>
        <form className={styles['dates']} onSubmit={submit}>
          <label className={styles['date']}>
            {t('from')}
            <input
              type="date"
              name="from"
              required
              defaultValue={scope.from}
              className={styles['dateInput']}
            />
          </label>
          <label className={styles['date']}>
            {t('to')}
            <input type="date" name="to" required defaultValue={scope.to} className={styles['dateInput']} />
          </label>
          <Button type="submit" variant="default" fullWidth className={styles['apply'] ?? ''}>
            {t('apply')}
          </Button>
        </form>
        <p className={styles['zone']}>{t('zone', { zone: format.timeZone })}</p>
      </Popover.Dropdown>
    </Popover>
  );
}
