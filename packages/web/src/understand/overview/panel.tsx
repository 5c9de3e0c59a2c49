import { ActionIcon, Popover } from '@mantine/core';
import { CircleHelp } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useMessages } from '../../language/use-messages.ts';
import { overviewText } from './overview-text.ts';
import styles from './panel.module.css';

/** A term's meaning and formula behind a help mark. */
function HelpMark(props: { readonly text: string }) {
  const t = useMessages(overviewText);
  return (
    <Popover position="bottom-start" withArrow shadow="md" trapFocus={false}>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('help')}>
          <CircleHelp size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={styles['help'] ?? ''}>{props.text}</Popover.Dropdown>
    </Popover>
  );
}

/** One question of the overview and its picture. */
export function Panel(props: {
  readonly title: string;
  readonly help?: string;
  readonly tools?: ReactNode;
  readonly note?: string;
  readonly children: ReactNode;
}) {
  const title = useId();
  return (
    <section className={styles['panel']} aria-labelledby={title}>
      <div className={styles['head']}>
        <h2 id={title} className={styles['title']}>
          {props.title}
        </h2>
        {props.help === undefined ? null : <HelpMark text={props.help} />}
        {props.tools === undefined ? null : <div className={styles['tools']}>{props.tools}</div>}
      </div>
      {props.children}
      {props.note === undefined ? null : <p className={styles['note']}>{props.note}</p>}
    </section>
  );
}
