import { NativeSelect, Switch, Textarea, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useMessages } from '../../language/use-messages.ts';
import { ANSWER_EVENT, type Collecting, type Kind, REAL_TIME_MINUTES, readNames } from './signals.ts';
import styles from './touchpoint.module.css';
import { touchpointText } from './touchpoint-text.ts';
import { touchpointsText } from './touchpoints-text.ts';
import { useLagText } from './use-lag-text.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
/** How late a record may be, in minutes. */
const ALLOWED = [1, 5, REAL_TIME_MINUTES, HOUR, 4 * HOUR, DAY, 2 * DAY, 7 * DAY, 30 * DAY];
const MOST_SHOWN = 12;

/** What is collected of one kind while it is being written: event names as they stand in the field. */
export interface SignalDraft extends Omit<Collecting, 'events'> {
  readonly names: string;
}

export const draftOf = ({ events, ...rest }: Collecting): SignalDraft => ({
  ...rest,
  names: events.join('\n'),
});
export const collectingOf = ({ names, ...rest }: SignalDraft): Collecting => ({
  ...rest,
  events: readNames(names),
});

function EventNames(props: {
  readonly kind: Kind;
  readonly names: string;
  readonly seen: readonly string[];
  readonly onChange: (names: string) => void;
}) {
  const t = useMessages(touchpointText);
  const common = useMessages(touchpointsText);
  const named = readNames(props.names);
  const others = props.seen.filter((name) => name !== ANSWER_EVENT && !named.includes(name));
  return (
    <div>
      <Textarea
        aria-label={t('eventNames', { kind: common(props.kind) })}
        description={props.kind === 'emotion' ? t('emotionBy') : t('eventsBy')}
        autosize
        minRows={props.kind === 'emotion' ? 1 : 2}
        maxRows={8}
        spellCheck={false}
        value={props.names}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
      {others.length === 0 ? null : (
        <div className={styles['chips']}>
          <span className={styles['soft']}>{t('more')}</span>
          {others.slice(0, MOST_SHOWN).map((name) => (
            <button
              key={name}
              type="button"
              className={styles['chip']}
              aria-label={t('addEvent', { name })}
              onClick={() => props.onChange([...named, name].join('\n'))}
            >
              <Plus size={12} aria-hidden />
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** What is to be collected of one kind: whether, by what it is known, and how late it may be. */
export function SignalFields(props: {
  readonly kind: Kind;
  readonly draft: SignalDraft;
  readonly seen: readonly string[];
  readonly onChange: (change: Partial<SignalDraft>) => void;
}) {
  const t = useMessages(touchpointText);
  const common = useMessages(touchpointsText);
  const lagText = useLagText();
  const { kind, draft, onChange } = props;
  const choices = [...new Set([...ALLOWED, draft.within])].sort((a, b) => a - b);
  return (
    <div className={styles['signalFields']}>
      <Switch
        checked={draft.expected}
        label={common(kind)}
        description={common(`${kind}Help`)}
        onChange={(event) => onChange({ expected: event.currentTarget.checked })}
      />
      {draft.expected ? (
        <>
          {kind === 'solicited' ? (
            <p className={styles['soft']}>{t('solicitedBy')}</p>
          ) : (
            <EventNames
              kind={kind}
              names={draft.names}
              seen={props.seen}
              onChange={(names) => onChange({ names })}
            />
          )}
          <NativeSelect
            label={t('late')}
            aria-label={t('withinField', { kind: common(kind) })}
            value={String(draft.within)}
            data={choices.map((minutes) => ({
              value: String(minutes),
              label:
                minutes === REAL_TIME_MINUTES ? t('realTime', { time: lagText(minutes) }) : lagText(minutes),
            }))}
            onChange={(event) => onChange({ within: Number(event.currentTarget.value) })}
          />
        </>
      ) : (
        <TextInput
          label={t('reason')}
          aria-label={t('reasonField', { kind: common(kind) })}
          value={draft.reason}
          maxLength={200}
          onChange={(event) => onChange({ reason: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
