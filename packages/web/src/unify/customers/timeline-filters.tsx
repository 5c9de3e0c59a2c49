import { Button, NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMessages } from '../../language/use-messages.ts';
import styles from './timeline.module.css';
import { timelineText } from './timeline-text.ts';
import { TIMELINE_TYPES, type TimelineFilter, type useTimeline } from './use-timeline.ts';

function Filter(props: {
  readonly label: string;
  readonly filter: TimelineFilter;
  readonly named?: (value: string) => string;
}) {
  const t = useMessages(timelineText);
  const { filter, named } = props;
  return (
    <NativeSelect
      className={styles['filter'] ?? ''}
      label={props.label}
      value={filter.value}
      onChange={(event) => filter.set(event.currentTarget.value)}
      data={[
        { value: '', label: t('any') },
        ...filter.choices.map((value) => ({ value, label: named === undefined ? value : named(value) })),
      ]}
    />
  );
}

/** What the timeline is narrowed to. */
export function TimelineFilters(props: { readonly timeline: ReturnType<typeof useTimeline> }) {
  const t = useMessages(timelineText);
  const navigate = useNavigate();
  const { type, source, medium, filtered } = props.timeline;
  const typeName = (value: string) => {
    const known = TIMELINE_TYPES.find((each) => each === value);
    return known === undefined ? value : t(known);
  };
  const clear = () =>
    void navigate({
      to: '.',
      search: (current: Readonly<Record<string, unknown>>) => ({
        ...current,
        type: undefined,
        source: undefined,
        medium: undefined,
      }),
    });
  return (
    <div className={styles['filters']}>
      <Filter label={t('type')} filter={type} named={typeName} />
      <Filter label={t('source')} filter={source} />
      <Filter label={t('medium')} filter={medium} />
      {filtered ? (
        <Button variant="subtle" color="gray" onClick={clear}>
          {t('clear')}
        </Button>
      ) : null}
    </div>
  );
}
