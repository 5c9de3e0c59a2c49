import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Send } from 'lucide-react';
import { useApi, useApiPages } from '../../api/use-api.ts';
import { ForRole } from '../../govern/settings/for-role.tsx';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { addDays } from '../../scope/period.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { Page } from '../../shell/page.tsx';
import { EmptyState, ErrorState, Skeletons } from '../../shell/states.tsx';
import table from '../metrics/metrics.module.css';
import styles from './outgoing.module.css';
import { outgoingText } from './outgoing-text.ts';

/** A digest as its recipient would see it. */
function Message(props: { readonly id: string; readonly onClose: () => void }) {
  const t = useMessages(outgoingText);
  const format = useFormat();
  const read = useApi('outgoing.read', { params: { id: props.id } }, { retry: false });
  const message = read.data;
  return (
    <Dialog title={message?.subject ?? t('outgoing')} side onClose={props.onClose}>
      {read.isError ? <ErrorState problem={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Skeletons rows={4} height={48} /> : null}
      {message === undefined ? null : (
        <div className={styles['mail']}>
          <p className={styles['meta']}>
            {t('to', { recipient: message.recipient, at: format.dateTime(message.at) })}
            <br />
            {format.dayRange(message.content.from, addDays(message.content.to, -1))} ·{' '}
            {message.content.timeZone}
          </p>
          {message.content.cards.map(({ title, sentence, kind }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a message never changes, and its cards have no other name
            <section key={at} className={styles['card']}>
              {kind !== null || title === '' ? null : <h3 className={styles['title']}>{title}</h3>}
              <p className={styles['words']}>{sentence}</p>
            </section>
          ))}
        </div>
      )}
    </Dialog>
  );
}

function Outgoing() {
  const t = useMessages(outgoingText);
  const format = useFormat();
  const [open, setOpen] = useSearchParam('message');
  const { items, query, more, readMore } = useApiPages('outgoing.list', { query: { limit: 50 } });
  return (
    <Page title={t('outgoing')} headline={t('headline')} sub={t('sub')}>
      {query.isError ? <ErrorState problem={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeletons rows={4} height={48} /> : null}
      {query.isSuccess && items.length === 0 ? (
        <EmptyState
          icon={<Send size={22} />}
          title={t('empty')}
          text={t('emptyText')}
          action={
            <Button variant="default" renderRoot={(root) => <Link to="/boards" {...root} />}>
              {t('toBoards')}
            </Button>
          }
        />
      ) : null}
      {items.length === 0 ? null : (
        <table className={table['table']}>
          <thead>
            <tr>
              <th scope="col">{t('subject')}</th>
              <th scope="col">{t('recipient')}</th>
              <th scope="col">{t('at')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ id, subject, recipient, at }) => (
              <tr key={id}>
                <th scope="row">
                  <button type="button" className={styles['open']} onClick={() => setOpen(id)}>
                    {subject}
                  </button>
                </th>
                <td>{recipient}</td>
                <td>
                  <span className={table['soft']}>{format.dateTime(at)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more ? (
        <div>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={readMore}>
            {t('more')}
          </Button>
        </div>
      ) : null}
      {open === '' ? null : <Message key={open} id={open} onClose={() => setOpen(null)} />}
    </Page>
  );
}

/** What was made to be sent, newest first, while nothing sends it. */
export function OutgoingPage() {
  const t = useMessages(outgoingText);
  return (
    <ForRole needs="outgoing.list" title={t('outgoing')}>
      <Outgoing />
    </ForRole>
  );
}
