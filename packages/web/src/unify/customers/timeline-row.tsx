import type { EventView } from '@romashka/model/contract';
import { memo } from 'react';
import { useFormat } from '../../language/format.ts';
import { useLanguage } from '../../language/language-context.ts';
import { EventIcon } from '../../listen/live/event-icon.tsx';
import { ScoreChip } from '../../listen/live/score-chip.tsx';
import { useEventName } from '../../listen/live/use-event-name.ts';
import { useCompanyUnits } from '../../scope/use-company-units.ts';
import { answerOfEvent } from './answer-of-event.ts';
import { summariseProperties } from './event-summary.ts';
import styles from './timeline.module.css';

/** Hours and minutes; the day stands above. */
function useClock(): (moment: string) => string {
  const { language, timeZone } = useLanguage();
  const format = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', timeZone });
  return (moment) => format.format(new Date(moment));
}

/** One event of the timeline; opens its details. */
export const TimelineRow = memo(function TimelineRow(props: {
  readonly event: EventView;
  readonly open: boolean;
  readonly onOpen: (id: string) => void;
}) {
  const format = useFormat();
  const nameOf = useEventName();
  const clock = useClock();
  const { nameOf: unitName } = useCompanyUnits();
  const { event } = props;
  const answer = answerOfEvent(event);
  const told = Object.keys(event.traits ?? {});
  const places = [...new Set([event.touchpoint, unitName(event.unit), event.channel, event.source])].filter(
    (place) => place !== '',
  );
  const summary =
    told.length > 0 ? told.join(', ') : summariseProperties(event.properties, [...places, event.unit]);
  const name = answer === null ? nameOf(event) : answer.question || event.name;
  return (
    <li className={styles['item']}>
      <button
        type="button"
        className={styles['row']}
        data-open={props.open || undefined}
        aria-haspopup="dialog"
        onClick={() => props.onOpen(event.id)}
      >
        <time className={styles['time']} dateTime={event.time} title={format.dateTime(event.time)}>
          {clock(event.time)}
        </time>
        <span className={styles['icon']}>
          <EventIcon type={event.type} answer={answer !== null} />
        </span>
        <span className={styles['body']}>
          <span className={styles['head']}>
            {answer?.value == null ? null : (
              <ScoreChip questionType={answer.questionType} value={answer.value} max={answer.max} />
            )}
            <span className={styles['name']}>{name}</span>
            {answer === null && summary !== '' ? <span className={styles['soft']}>{summary}</span> : null}
          </span>
          {answer === null || answer.text === '' ? null : (
            <span className={styles['text']}>{answer.text}</span>
          )}
        </span>
        <span className={styles['where']}>{places.join(' · ')}</span>
      </button>
    </li>
  );
});
