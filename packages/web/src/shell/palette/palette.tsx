import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { useMessages } from '../../language/use-messages.ts';
import { useMay } from '../session/me-context.ts';
import { findCommands } from './find-commands.ts';
import styles from './palette.module.css';
import { type Entry, PaletteList } from './palette-list.tsx';
import { paletteText } from './palette-text.ts';
import { useAct } from './use-act.ts';
import { useCustomerSearch } from './use-customer-search.ts';

/** The entry `step` away from `index`, around the ends. */
function moved(index: number, step: number, count: number): number {
  return count === 0 ? 0 : (index + step + count) % count;
}

/** Ctrl-K: find a customer, go anywhere, run an action. Keys alone are enough. */
export function CommandPalette(props: { readonly onClose: () => void }) {
  const t = useMessages(paletteText);
  const may = useMay();
  const act = useAct();
  const navigate = useNavigate();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [sought, setSought] = useState('');
  const [at, setAt] = useState(0);
  const found = useCustomerSearch(sought);
  useLayoutEffect(() => dialog.current?.showModal(), []);

  const entries: readonly Entry[] = [
    ...found.customers.map((customer): Entry => ({ kind: 'customer', group: 'customers', customer })),
    ...findCommands(sought, may).map(
      (command): Entry => ({ kind: 'command', group: command.group, command }),
    ),
  ];
  const current = Math.min(at, Math.max(0, entries.length - 1));
  const run = (entry: Entry) => {
    props.onClose();
    if (entry.kind === 'command') act(entry.command.act);
    else void navigate({ to: '/customers/$id', params: { id: entry.customer.id } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = entries[current];
    if (step !== undefined) {
      event.preventDefault();
      setAt(moved(current, step, entries.length));
    } else if (event.key === 'Enter' && chosen !== undefined && !event.nativeEvent.isComposing) {
      event.preventDefault();
      run(chosen);
    }
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the box closes it; Escape is the dialog's own.
    <dialog
      ref={dialog}
      className={styles['dialog']}
      aria-label={t('title')}
      onClose={props.onClose}
      onClick={(event) => event.target === dialog.current && props.onClose()}
    >
      <div className={styles['box']}>
        <div className={styles['field']}>
          <Search size={18} aria-hidden />
          <input
            className={styles['input']}
            role="combobox"
            aria-label={t('placeholder')}
            aria-expanded
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={entries.length === 0 ? undefined : `${id}-${current}`}
            placeholder={t('placeholder')}
            autoComplete="off"
            spellCheck={false}
            value={sought}
            onChange={(event) => {
              setSought(event.currentTarget.value);
              setAt(0);
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <PaletteList
          id={id}
          entries={entries}
          current={current}
          sought={sought}
          searching={found.searching}
          failed={found.failed}
          onPoint={setAt}
          onRun={run}
        />
      </div>
    </dialog>
  );
}
