import { useEffect, useRef } from 'react';
import type { ItemOf } from '../../api/route-types.ts';
import { useMessages } from '../../language/use-messages.ts';
import { Initials } from '../top-bar/initials.tsx';
import type { Command } from './commands.ts';
import styles from './palette.module.css';
import { paletteText } from './palette-text.ts';

export type Entry =
  | { readonly kind: 'customer'; readonly group: 'customers'; readonly customer: ItemOf<'customers.list'> }
  | { readonly kind: 'command'; readonly group: Command['group']; readonly command: Command };

const GROUPS = ['customers', 'go', 'act', 'period'] as const;

function EntryWords(props: { readonly entry: Entry }) {
  const t = useMessages(paletteText);
  if (props.entry.kind === 'command') {
    const Icon = props.entry.command.icon;
    return (
      <>
        <Icon size={17} aria-hidden strokeWidth={1.9} className={styles['icon'] ?? ''} />
        <span className={styles['name']}>{t(props.entry.command.key)}</span>
      </>
    );
  }
  const { name, email, phone, userId } = props.entry.customer;
  const title = name || email || phone || userId || t('nameless');
  const known = [email, phone, userId].filter((each) => each !== '' && each !== title);
  return (
    <>
      <Initials name={title} />
      <span className={styles['name']}>{title}</span>
      <span className={styles['known']}>{known.join(' · ')}</span>
    </>
  );
}

interface ListProps {
  readonly id: string;
  readonly entries: readonly Entry[];
  readonly current: number;
  readonly sought: string;
  readonly searching: boolean;
  readonly failed: boolean;
  readonly onPoint: (index: number) => void;
  readonly onRun: (entry: Entry) => void;
}

function Options(props: ListProps & { readonly group: Entry['group'] }) {
  return props.entries.map((entry, index) =>
    entry.group === props.group ? (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled in the field, which keeps the focus.
      // biome-ignore lint/a11y/useFocusableInteractive: the field points at the option by aria-activedescendant.
      <div
        key={entry.kind === 'command' ? entry.command.key : entry.customer.id}
        id={`${props.id}-${index}`}
        role="option"
        aria-selected={index === props.current}
        className={styles['entry']}
        onPointerMove={() => props.onPoint(index)}
        onClick={() => props.onRun(entry)}
      >
        <EntryWords entry={entry} />
      </div>
    ) : null,
  );
}

/** What fits, by group; and a sentence when nothing does. */
export function PaletteList(props: ListProps) {
  const t = useMessages(paletteText);
  const list = useRef<HTMLDivElement>(null);
  const { current, entries } = props;
  useEffect(() => {
    if (entries.length === 0) return;
    list.current?.querySelector(`[id="${props.id}-${current}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current, entries.length, props.id]);
  const nothing = entries.length === 0 && !props.searching;
  return (
    <>
      <div
        ref={list}
        id={`${props.id}-list`}
        role="listbox"
        aria-label={t('title')}
        className={styles['list']}
      >
        {GROUPS.map((group) =>
          entries.some((entry) => entry.group === group) ? (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; ARIA names groups of options so.
            <div key={group} role="group" aria-label={t(group)}>
              <div className={styles['group']} aria-hidden>
                {t(group)}
              </div>
              <Options {...props} group={group} />
            </div>
          ) : null,
        )}
      </div>
      <div className={styles['said']} role="status" data-visible={nothing || props.failed || props.searching}>
        {props.searching ? t('searching') : null}
        {props.failed ? t('failed') : null}
        {nothing && !props.failed ? `${t('none', { sought: props.sought })} ${t('noneHelp')}` : null}
        {nothing || props.failed || props.searching ? null : t('results', { count: entries.length })}
      </div>
      <div className={styles['hints']} aria-hidden>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {t('hint')}
        </span>
        <span>
          <kbd>↵</kbd> {t('hintOpen')}
        </span>
        <span>
          <kbd>Esc</kbd> {t('hintClose')}
        </span>
      </div>
    </>
  );
}
