import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { type DigestSchedule, nextDigest } from '@romashka/model/boards';
import type { BoardView } from '@romashka/model/contract';
import { type SubmitEvent, useState } from 'react';
import { useApi, useApiAction } from '../../api/use-api.ts';
import { FaultLine } from '../../govern/settings/fault-line.tsx';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { notice } from '../../shell/notices/notice.ts';
import { Skeletons } from '../../shell/states.tsx';
import styles from './boards.module.css';
import { digestText } from './digest-text.ts';

const EVERY = ['day', 'week', 'month'] as const;
const count = (length: number, from = 0): number[] => Array.from({ length }, (_, at) => at + from);
/** A Monday, from which the names of the weekdays are counted. */
const MONDAY = Date.UTC(2024, 0, 1);

interface Chosen {
  readonly every: DigestSchedule['every'];
  readonly hour: number;
  readonly weekday: number;
  readonly day: number;
}
function scheduleOf({ every, hour, weekday, day }: Chosen): DigestSchedule {
  switch (every) {
    case 'day':
      return { every, hour };
    case 'week':
      return { every, weekday, hour };
    case 'month':
      return { every, day, hour };
  }
}

function ScheduleFields(props: {
  readonly chosen: Chosen;
  readonly change: (part: Partial<Chosen>) => void;
}) {
  const { chosen, change } = props;
  const t = useMessages(digestText);
  const { language } = useFormat();
  const weekdays = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return (
    <div className={styles['pair']}>
      <NativeSelect
        label={t('every')}
        value={chosen.every}
        data={EVERY.map((value) => ({ value, label: t(value) }))}
        onChange={(event) =>
          change({ every: EVERY.find((one) => one === event.currentTarget.value) ?? 'week' })
        }
      />
      {chosen.every === 'week' ? (
        <NativeSelect
          label={t('weekday')}
          value={String(chosen.weekday)}
          data={count(7, 1).map((day) => ({
            value: String(day),
            label: weekdays.format(MONDAY + (day - 1) * 86_400_000),
          }))}
          onChange={(event) => change({ weekday: Number(event.currentTarget.value) })}
        />
      ) : null}
      {chosen.every === 'month' ? (
        <NativeSelect
          label={t('dayOfMonth')}
          description={t('dayHelp')}
          value={String(chosen.day)}
          data={count(31, 1).map(String)}
          onChange={(event) => change({ day: Number(event.currentTarget.value) })}
        />
      ) : null}
      <NativeSelect
        label={t('hour')}
        value={String(chosen.hour)}
        data={count(24).map((hour) => ({
          value: String(hour),
          label: `${String(hour).padStart(2, '0')}:00`,
        }))}
        onChange={(event) => change({ hour: Number(event.currentTarget.value) })}
      />
    </div>
  );
}

function Recipients(props: {
  readonly board: string;
  readonly chosen: readonly string[];
  readonly error: string | null;
  readonly onChange: (chosen: string[]) => void;
}) {
  const t = useMessages(digestText);
  const people = useApi('boards.recipients', { params: { id: props.board } });
  const items = people.data?.items;
  if (items === undefined)
    return people.isError ? <FaultLine thrown={people.error} /> : <Skeletons rows={2} height={32} />;
  if (items.length === 0) return <p className={styles['soft']}>{t('none')}</p>;
  return (
    <Checkbox.Group
      label={t('recipients')}
      description={t('recipientsHelp')}
      value={[...props.chosen]}
      error={props.error}
      onChange={props.onChange}
    >
      <div className={styles['people']}>
        {items.map(({ id, name, email }) => (
          <Checkbox key={id} value={id} label={name === '' ? email : `${name} · ${email}`} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

/** When a board is made into a digest, and for whom. */
export function DigestDialog(props: { readonly board: BoardView; readonly onClose: () => void }) {
  const { board, onClose } = props;
  const t = useMessages(digestText);
  const format = useFormat();
  const saving = useApiAction('boards.digest', { invalidates: ['boards.list', 'boards.read'] });
  const [chosen, setChosen] = useState<Chosen>({
    every: 'week',
    hour: 9,
    weekday: 1,
    day: 1,
    ...board.digest?.schedule,
  });
  const [people, setPeople] = useState<readonly string[]>(board.digest?.recipients ?? []);
  const [tried, setTried] = useState(false);
  const schedule = scheduleOf(chosen);
  const keep = (digest: BoardView['digest'], said: 'saved' | 'stopped') =>
    saving.mutate(
      { params: { id: board.id }, body: { digest } },
      {
        onSuccess: () => {
          notice({ text: t(said) });
          onClose();
        },
      },
    );
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (people.length > 0) keep({ schedule, recipients: [...people] }, 'saved');
  };
  return (
    <Dialog title={t('title', { name: board.name })} wide onClose={onClose}>
      <form className={styles['fields']} onSubmit={submit} noValidate>
        <p className={styles['words']}>{t('what')}</p>
        <p className={styles['stale']}>{t('notSent')}</p>
        <ScheduleFields chosen={chosen} change={(part) => setChosen({ ...chosen, ...part })} />
        <p className={styles['soft']}>
          {t('zone', { zone: format.timeZone })}{' '}
          {t('next', { at: format.dateTime(nextDigest(schedule, Date.now(), format.timeZone)) })}
        </p>
        <Recipients
          board={board.id}
          chosen={people}
          error={tried && people.length === 0 ? t('nobody') : null}
          onChange={setPeople}
        />
        <FaultLine thrown={saving.error} />
        <div className={styles['buttons']}>
          {board.digest === null ? null : (
            <Button variant="default" disabled={saving.isPending} onClick={() => keep(null, 'stopped')}>
              {t('stop')}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={saving.isPending}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
