import type { EventView } from '@romashka/model/contract';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { CodeBox } from '../../listen/download/code-box.tsx';
import { ScoreChip } from '../../listen/live/score-chip.tsx';
import { useEventName } from '../../listen/live/use-event-name.ts';
import { useCompanyUnits } from '../../scope/use-company-units.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { answerOfEvent } from './answer-of-event.ts';
import styles from './timeline.module.css';
import { timelineText } from './timeline-text.ts';

function Raw(props: { readonly title: string; readonly value: Readonly<Record<string, unknown>> }) {
  const t = useMessages(timelineText);
  if (Object.keys(props.value).length === 0) return null;
  return (
    <>
      <h3 className={styles['part']}>{props.title}</h3>
      <CodeBox text={JSON.stringify(props.value, null, 2)} copy={t('copy')} copied={t('copied')} />
    </>
  );
}

/** All that an event says, at the edge of the screen; the timeline stays. */
export function EventDetails(props: { readonly event: EventView; readonly onClose: () => void }) {
  const t = useMessages(timelineText);
  const format = useFormat();
  const nameOf = useEventName();
  const { nameOf: unitName } = useCompanyUnits();
  const { event } = props;
  const answer = answerOfEvent(event);
  const facts: readonly (readonly [string, string])[] = [
    [t('happened'), format.dateTime(event.time)],
    [t('received'), format.dateTime(event.received)],
    [t('kind'), event.type],
    [t('source'), event.source],
    [t('touchpoint'), event.touchpoint],
    [t('unit'), unitName(event.unit)],
    [t('medium'), event.channel],
    [t('identity'), event.identity === null ? '' : `${event.identity.kind}: ${event.identity.value}`],
    [t('message'), event.id],
  ];
  const bare = Object.keys(event.properties).length === 0 && Object.keys(event.traits ?? {}).length === 0;
  return (
    <Dialog side title={answer?.question || nameOf(event)} onClose={props.onClose}>
      {answer === null ? null : (
        <p>
          {answer.value === null ? null : (
            <ScoreChip questionType={answer.questionType} value={answer.value} max={answer.max} />
          )}{' '}
          {answer.text}
        </p>
      )}
      <dl className={styles['facts']}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <Fact key={name} name={name} value={value} />
          ))}
      </dl>
      <Raw title={t('properties')} value={event.properties} />
      <Raw title={t('traits')} value={event.traits ?? {}} />
      {bare ? <p className={styles['soft']}>{t('noProperties')}</p> : null}
    </Dialog>
  );
}

function Fact(props: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.value}</dd>
    </>
  );
}
