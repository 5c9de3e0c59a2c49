import { Popover } from '@mantine/core';
import { type Field, wordsIn } from '@romashka/model/conditions';
import { type ReactElement, useState } from 'react';
import { useLanguage } from '../language/language-context.ts';
import { useMessages } from '../language/use-messages.ts';
import styles from './condition.module.css';
import { conditionText } from './condition-text.ts';

const SHOWN = 80;
const ROOMS = { answer: 'answers', hidden: 'hidden', trait: 'traits' } as const;
type Room = (typeof ROOMS)[keyof typeof ROOMS] | 'others';

const roomOf = (key: string): Room => {
  const [room = ''] = key.split('.');
  return room === 'answer' || room === 'hidden' || room === 'trait' ? ROOMS[room] : 'others';
};

/** What a field is called in the language of the screen. */
export function useFieldName(): (field: Field) => string {
  const { language } = useLanguage();
  return (field) => wordsIn(field.name, language) || field.key;
}

function FieldList(props: {
  readonly fields: ReadonlyMap<string, Field>;
  readonly chosen: string | null;
  readonly onChoose: (field: Field) => void;
}) {
  const t = useMessages(conditionText);
  const nameOf = useFieldName();
  const [sought, setSought] = useState('');
  const wanted = sought.trim().toLocaleLowerCase();
  const all = [...props.fields.values()];
  const fitting = all.filter((field) => `${nameOf(field)} ${field.key}`.toLocaleLowerCase().includes(wanted));
  const rooms = Map.groupBy(fitting.slice(0, SHOWN), ({ key }) => roomOf(key));
  if (all.length === 0) return <p className={styles['note']}>{t('noFields')}</p>;
  return (
    <>
      <input
        type="search"
        className={styles['find']}
        placeholder={t('findField')}
        aria-label={t('findField')}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      <div className={styles['fieldList']}>
        {[...rooms].map(([room, fields]) => (
          <fieldset key={room} className="bare" aria-label={t(room)}>
            <p className={styles['room']}>{t(room)}</p>
            {fields.map((field) => (
              <button
                key={field.key}
                type="button"
                className={styles['fieldLine']}
                aria-pressed={field.key === props.chosen}
                onClick={() => props.onChoose(field)}
              >
                <span>{nameOf(field)}</span>
                <code>{field.key}</code>
              </button>
            ))}
          </fieldset>
        ))}
        {fitting.length === 0 ? <p className={styles['note']}>{t('noField')}</p> : null}
      </div>
    </>
  );
}

/** A button that opens the searchable list of fields; `target` draws the button. */
export function FieldPicker(props: {
  readonly fields: ReadonlyMap<string, Field>;
  readonly chosen?: string;
  readonly onChoose: (field: Field) => void;
  readonly target: (open: () => void, opened: boolean) => ReactElement;
}) {
  const t = useMessages(conditionText);
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      trapFocus
      returnFocus
      width={320}
      shadow="md"
      withinPortal={false}
    >
      <Popover.Target>{props.target(() => setOpened(!opened), opened)}</Popover.Target>
      <Popover.Dropdown aria-label={t('chooseField')}>
        <FieldList
          fields={props.fields}
          chosen={props.chosen ?? null}
          onChoose={(field) => {
            setOpened(false);
            props.onChoose(field);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
