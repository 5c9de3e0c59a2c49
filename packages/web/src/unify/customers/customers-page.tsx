import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { CustomerLine } from '@romashka/model/contract';
import { Link } from '@tanstack/react-router';
import { Search, SearchX, Users } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { type Paged, useApiPages } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';
import { Page } from '../../shell/page.tsx';
import { useBoundUnits } from '../../shell/session/me-context.ts';
import { NothingInUnits } from '../../shell/states/nothing-in-units.tsx';
import { EmptyState, ErrorState, Skeletons } from '../../shell/states.tsx';
import styles from './customers-page.module.css';
import { CustomersTable } from './customers-table.tsx';
import { customersText } from './customers-text.ts';

const PAUSE_MS = 200;

/** The text being typed, and the search it settles to, which lives in the URL. */
function useTypedSearch() {
  const [q, setQ] = useSearchParam('q', { replace: true });
  const [typed, setTyped] = useState(q);
  const [settled] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const sent = useRef(q);
  useEffect(() => {
    if (settled === sent.current) return;
    sent.current = settled;
    setQ(settled === '' ? null : settled);
  }, [settled, setQ]);
  useEffect(() => {
    // Back and links change the URL from outside.
    if (q === sent.current) return;
    sent.current = q;
    setTyped(q);
  }, [q]);
  return { q, typed, setTyped };
}

function headlineOf(
  t: (
    key: keyof (typeof customersText)['messages']['en'],
    values?: Record<string, string | number>,
  ) => string,
  q: string,
  found: Paged<CustomerLine>,
): string {
  if (q === '') return t('all');
  if (found.query.isPending) return t('searching', { q });
  const n = found.items.length;
  if (n === 0) return t('foundNone', { q });
  return t(found.more ? 'foundMore' : 'found', { q, n });
}

function NobodyYet() {
  const t = useMessages(customersText);
  return (
    <EmptyState
      icon={<Users size={22} />}
      title={t('emptyTitle')}
      text={t('empty')}
      action={
        <Button.Group>
          <Button variant="filled" renderRoot={(props) => <Link to="/" {...props} />}>
            {t('emptyAction')}
          </Button>
          <Button variant="default" renderRoot={(props) => <Link to="/imports" {...props} />}>
            {t('emptyImport')}
          </Button>
        </Button.Group>
      }
    />
  );
}

function Found(props: {
  readonly found: Paged<CustomerLine>;
  readonly q: string;
  readonly search: RefObject<HTMLElement | null>;
  readonly table: RefObject<HTMLTableElement | null>;
  readonly onClear: () => void;
}) {
  const { found, q } = props;
  const t = useMessages(customersText);
  const bound = useBoundUnits().length > 0;
  if (found.query.isError) {
    return <ErrorState problem={found.query.error} retry={() => void found.query.refetch()} />;
  }
  if (found.query.isPending) return <Skeletons rows={10} height={44} />;
  if (found.items.length === 0 && q === '') return bound ? <NothingInUnits /> : <NobodyYet />;
  if (found.items.length === 0) {
    return (
      <EmptyState
        icon={<SearchX size={22} />}
        title={t('noneTitle')}
        text={t('none')}
        action={
          <Button variant="default" onClick={props.onClear}>
            {t('clear')}
          </Button>
        }
      />
    );
  }
  return (
    <>
      <CustomersTable customers={found.items} search={props.search} table={props.table} />
      {found.more ? (
        <div className={styles['more']}>
          <Button variant="default" loading={found.query.isFetchingNextPage} onClick={found.readMore}>
            {t('more')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** Finds a customer by name, e-mail, phone or id. */
export function CustomersPage() {
  const t = useMessages(customersText);
  const { q, typed, setTyped } = useTypedSearch();
  const search = useRef<HTMLInputElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const found = useApiPages('customers.list', { query: { ...(q === '' ? {} : { q }), limit: 50 } });
  const onKeyDown = (event: KeyboardEvent) => {
    const first = table.current?.querySelector('a');
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      first?.focus();
    }
    if (event.key === 'Enter' && typed.trim() === q && found.items.length === 1) first?.click();
  };
  return (
    <Page headline={headlineOf(t, q, found)} title={t('tab')}>
      <TextInput
        ref={search}
        className={styles['search'] ?? ''}
        size="md"
        type="search"
        aria-label={t('search')}
        title={t('searchHint')}
        placeholder={t('searchPlaceholder')}
        leftSection={<Search size={18} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Found found={found} q={q} search={search} table={table} onClear={() => setTyped('')} />
    </Page>
  );
}
