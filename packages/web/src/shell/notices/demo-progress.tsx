import { Progress } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useMe } from '../session/me-context.ts';
import styles from './notices.module.css';
import { noticesText } from './notices-text.ts';
import { minutesLeft, type Sample } from './time-left.ts';

function Running(props: { readonly loaded: number; readonly total: number }) {
  const t = useMessages(noticesText);
  const format = useFormat();
  const { loaded, total } = props;
  const [first] = useState<Sample>(() => ({ at: Date.now(), done: loaded }));
  const percent = total > 0 ? Math.min(100, Math.floor((loaded / total) * 100)) : 0;
  const left = minutesLeft(first, { at: Date.now(), done: loaded }, total);
  const count = t('demoCount', { loaded: format.number(loaded), total: format.number(total) });
  return (
    <section className={styles['demo']} aria-label={t('demo')}>
      <div className={styles['demoWords']}>
        <strong>{t('demo')}</strong>
        <span className="tabular">
          {count}
          {left === null ? '' : ` · ${t('demoLeft', { minutes: left })}`}
        </span>
        <span className={styles['demoUse']}>{t('demoUse')}</span>
      </div>
      <Progress.Root size={6}>
        <Progress.Section value={percent} color="var(--rm-sun)" aria-label={t('demo')} />
      </Progress.Root>
    </section>
  );
}

/** How far the demo company is loaded, while it is. */
export function DemoProgress() {
  const { demo } = useMe();
  return demo === null ? null : <Running loaded={demo.loaded} total={demo.total} />;
}
