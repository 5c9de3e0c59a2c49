import { Button } from '@mantine/core';
import { History, SearchX } from 'lucide-react';
import { useCallback } from 'react';
import { useLanguage } from '../../language/language-context.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';
import { EmptyState, ErrorState, Skeletons } from '../../shell/states.tsx';
import { groupByDay } from './day-groups.ts';
import { EventDetails } from './event-details.tsx';
import styles from './timeline.module.css';
import { TimelineFilters } from './timeline-filters.tsx';
import { TimelineRow } from './timeline-row.tsx';
import { timelineText } from './timeline-text.ts';
import { useTimeline } from './use-timeline.ts';

/** `Monday, 4 May 2026` of a calendar day. */
function useDayName(): (day: string) => string {
  const { language } = useLanguage();
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' });
  return (day) => format.format(new Date(`${day}T00:00:00Z`));
}

function Days(props: { readonly timeline: ReturnType<typeof useTimeline> }) {
  const t = useMessages(timelineText);
  const { timeZone } = useLanguage();
  const dayName = useDayName();
  const [open, setOpen] = useSearchParam('event');
  const onOpen = useCallback((id: string) => setOpen(id), [setOpen]);
  const { events } = props.timeline;
  const shown = events.items.find((event) => event.id === open);
  return (
    <>
      <div className={styles['box']}>
        {groupByDay(events.items, timeZone).map((group) => (
          <section key={group.day}>
            <h2 className={styles['day']}>{dayName(group.day)}</h2>
            <ol className={styles['list']} aria-label={t('list', { day: dayName(group.day) })}>
              {group.items.map((event) => (
                <TimelineRow key={event.id} event={event} open={event.id === open} onOpen={onOpen} />
              ))}
            </ol>
          </section>
        ))}
      </div>
      {events.more ? (
        <div className={styles['more']}>
          <Button variant="default" loading={events.query.isFetchingNextPage} onClick={events.readMore}>
            {t('more')}
          </Button>
        </div>
      ) : (
        <p className={styles['end']}>{t('end')}</p>
      )}
      {shown === undefined ? null : <EventDetails event={shown} onClose={() => setOpen(null)} />}
    </>
  );
}

/** All that happened with a customer over all sources, newest first. */
export function Timeline(props: { readonly customer: string }) {
  const t = useMessages(timelineText);
  const timeline = useTimeline(props.customer);
  const { events, filtered } = timeline;
  const content = () => {
    if (events.query.isError) {
      return <ErrorState problem={events.query.error} retry={() => void events.query.refetch()} />;
    }
    if (events.query.isPending) return <Skeletons rows={8} height={44} />;
    if (events.items.length > 0) return <Days timeline={timeline} />;
    return filtered ? (
      <EmptyState icon={<SearchX size={22} />} title={t('noneTitle')} text={t('none')} />
    ) : (
      <EmptyState icon={<History size={22} />} title={t('emptyTitle')} text={t('empty')} />
    );
  };
  return (
    <div>
      <TimelineFilters timeline={timeline} />
      {content()}
    </div>
  );
}
