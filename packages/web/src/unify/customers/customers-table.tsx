import type { CustomerLine } from '@romashka/model/contract';
import { Link } from '@tanstack/react-router';
import type { KeyboardEvent, RefObject } from 'react';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import styles from './customers-page.module.css';
import { customersText } from './customers-text.ts';
import { shortId } from './short-id.ts';

/** Moves the focus to the neighbouring row; at the top it goes back to the search. */
function moveFocus(event: KeyboardEvent<HTMLElement>, search: RefObject<HTMLElement | null>): void {
  const links = [...event.currentTarget.querySelectorAll('a')];
  const active = document.activeElement;
  const at = active instanceof HTMLAnchorElement ? links.indexOf(active) : -1;
  if (event.key === 'ArrowDown') links[Math.min(links.length - 1, at + 1)]?.focus();
  else if (event.key === 'ArrowUp' && at > 0) links[at - 1]?.focus();
  else if (event.key === 'ArrowUp') search.current?.focus();
  else if (event.key === 'Home') links[0]?.focus();
  else if (event.key === 'End') links.at(-1)?.focus();
  else return;
  event.preventDefault();
}

function CustomerRow(props: { readonly customer: CustomerLine }) {
  const t = useMessages(customersText);
  const format = useFormat();
  const { customer } = props;
  const known = [customer.email, customer.phone].filter((contact) => contact !== '');
  const name = customer.name || known[0] || customer.userId;
  const contacts = known.filter((contact) => contact !== name);
  return (
    <tr className={styles['row']}>
      <th scope="row">
        <Link className={styles['name']} to="/customers/$id" params={{ id: customer.id }}>
          {name || (
            <span className={styles['soft']}>
              {t('unnamed')} · {shortId(customer.id)}
            </span>
          )}
        </Link>
      </th>
      <td className={styles['contactsCell']}>
        <span className={styles['contacts']}>
          {contacts.map((contact) => (
            <span key={contact}>{contact}</span>
          ))}
        </span>
      </td>
      <td className={styles['hideOnPhone']}>
        {customer.userId || <span className={styles['soft']}>{t('anonymous')}</span>}
      </td>
      <td className={`${styles['nowrap']} ${styles['soft']}`} title={format.dateTime(customer.lastSeen)}>
        {format.relative(customer.lastSeen)}
      </td>
      <td className={`${styles['right']} ${styles['hideOnPhone']}`}>{format.number(customer.events)}</td>
    </tr>
  );
}

/** Customers a line each; arrow keys walk from line to line. */
export function CustomersTable(props: {
  readonly customers: readonly CustomerLine[];
  readonly search: RefObject<HTMLElement | null>;
  readonly table: RefObject<HTMLTableElement | null>;
}) {
  const t = useMessages(customersText);
  return (
    <table ref={props.table} className={styles['table']} aria-label={t('list')}>
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('contacts')}</th>
          <th scope="col">{t('userId')}</th>
          <th scope="col">{t('lastSeen')}</th>
          <th scope="col" className={styles['right']}>
            {t('events')}
          </th>
        </tr>
      </thead>
      <tbody onKeyDown={(event) => moveFocus(event, props.search)}>
        {props.customers.map((customer) => (
          <CustomerRow key={customer.id} customer={customer} />
        ))}
      </tbody>
    </table>
  );
}
