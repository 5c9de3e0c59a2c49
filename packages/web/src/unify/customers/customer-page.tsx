import { Tabs } from '@mantine/core';
import type { CustomerPage as Customer } from '@romashka/model/contract';
import { Link, useParams } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { useApi } from '../../api/use-api.ts';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';
import { Page } from '../../shell/page.tsx';
import { useBoundUnits } from '../../shell/session/me-context.ts';
import { ErrorState, Skeletons } from '../../shell/states.tsx';
import { CustomerActs } from './customer-acts.tsx';
import styles from './customer-page.module.css';
import { customerText } from './customer-text.ts';
import { IdentityList } from './identity-list.tsx';
import { MatchList } from './match-list.tsx';
import { MergeList } from './merge-list.tsx';
import { Timeline } from './timeline.tsx';
import { TraitsTable } from './traits-table.tsx';

function BackLink() {
  const t = useMessages(customerText);
  return (
    <Link className={styles['back']} to="/customers">
      <ChevronLeft size={16} aria-hidden />
      {t('back')}
    </Link>
  );
}

function Contacts(props: { readonly customer: Customer }) {
  const t = useMessages(customerText);
  const { customer } = props;
  const contacts = [
    [t('email'), customer.email],
    [t('phone'), customer.phone],
    [t('userId'), customer.userId],
  ] as const;
  return (
    <div className={styles['sub']}>
      <dl className={styles['contacts']}>
        {contacts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}

const TABS = ['timeline', 'traits', 'identity'] as const;
/** Who is bound to units sees what happened there, and not what is known from elsewhere. */
const BOUND_TABS = ['timeline'] as const;

function Parts(props: { readonly customer: Customer }) {
  const { customer } = props;
  const t = useMessages(customerText);
  const format = useFormat();
  const [text, setTab] = useSearchParam('tab');
  const bound = useBoundUnits().length > 0;
  const tabs = bound ? BOUND_TABS : TABS;
  const tab = tabs.find((known) => known === text) ?? 'timeline';
  const counts = {
    timeline: customer.events,
    traits: customer.traits.length,
    identity: customer.identities.length,
  };
  return (
    <Tabs value={tab} keepMounted={false} onChange={(value) => setTab(value === 'timeline' ? null : value)}>
      <Tabs.List className={styles['tabs'] ?? ''} aria-label={t('tabs')}>
        {tabs.map((each) => (
          <Tabs.Tab key={each} value={each} className={styles['tab'] ?? ''}>
            {t(each)} <span className={styles['count']}>{format.number(counts[each])}</span>
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="timeline" className={styles['panel'] ?? ''}>
        {bound ? <p className={styles['bound']}>{t('bound')}</p> : null}
        <Timeline customer={customer.id} />
      </Tabs.Panel>
      <Tabs.Panel value="traits" className={styles['panel'] ?? ''}>
        <TraitsTable traits={customer.traits} />
      </Tabs.Panel>
      <Tabs.Panel value="identity" className={styles['panel'] ?? ''}>
        <IdentityList customer={customer} />
        <MergeList merges={customer.merges} />
      </Tabs.Panel>
    </Tabs>
  );
}

/** One customer: who, what is known and from where, what happened, and how the records became one. */
export function CustomerPage() {
  const t = useMessages(customerText);
  const format = useFormat();
  const { id } = useParams({ strict: false });
  const read = useApi('customers.read', { params: { id: id ?? '' } }, { enabled: id !== undefined });
  const customer = read.data;
  if (read.isError) {
    return (
      <Page headline={t(read.error.problem.status === 404 ? 'gone' : 'tab')} actions={<BackLink />}>
        <ErrorState problem={read.error} retry={() => void read.refetch()} />
      </Page>
    );
  }
  if (customer === undefined) {
    return (
      <Page headline={<Skeletons rows={1} height={32} />} title={t('unnamed')}>
        <Skeletons rows={8} height={44} />
      </Page>
    );
  }
  const name = customer.name || t('unnamed');
  const headline = t('headline', {
    name,
    n: customer.events,
    since: format.date(customer.firstSeen),
    last: format.relative(customer.lastSeen),
  });
  return (
    <Page
      headline={headline}
      title={name}
      sub={<Contacts customer={customer} />}
      actions={
        <>
          <BackLink />
          <CustomerActs customer={customer} />
        </>
      }
    >
      {customer.mergedFrom === null ? null : <p className={styles['note']}>{t('mergedFrom')}</p>}
      <MatchList key={customer.id} customer={customer} />
      <Parts key={`${customer.id} parts`} customer={customer} />
    </Page>
  );
}
