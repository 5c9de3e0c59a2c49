import { X } from 'lucide-react';
import { useMessages } from '../../language/use-messages.ts';
import { useScope } from '../../scope/use-scope.ts';
import { PeriodPicker } from './period-picker.tsx';
import styles from './scope.module.css';
import { topBarText } from './top-bar-text.ts';
import { UnitPicker } from './unit-picker.tsx';

/** The one scope of the app. Touchpoint and channel show only while they narrow something. */
export function ScopeBar(props: { readonly period: boolean }) {
  const t = useMessages(topBarText);
  const scope = useScope();
  return (
    <section className={styles['scope']} aria-label={t('scope')}>
      {props.period ? <PeriodPicker /> : null}
      <UnitPicker />
      {(['touchpoint', 'channel'] as const).map((key) => {
        const value = scope[key];
        if (value === undefined) return null;
        const name = t(key, { name: value });
        return (
          <button
            key={key}
            type="button"
            className={styles['chip']}
            data-set
            aria-label={t('drop', { name })}
            onClick={() => scope.set({ [key]: undefined })}
          >
            <span className={styles['chipName']}>{name}</span>
            <X size={14} aria-hidden />
          </button>
        );
      })}
    </section>
  );
}
