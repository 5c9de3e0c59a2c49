import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useMessages } from '../../language/use-messages.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';
import { CodeBlock } from '../settings/code-block.tsx';
import styles from '../settings/settings.module.css';
import { keysText } from './keys-text.ts';
import { CLIENT_NAMES, CLIENTS, snippet } from './snippets.ts';
import type { WriteKey } from './write-keys-page.tsx';

/** Code for the field's own clients, filled in with a key and the address of this server. */
export function ConnectSource(props: { readonly keys: readonly WriteKey[] }) {
  const t = useMessages(keysText);
  const [named, setNamed] = useSearchParam('client', { replace: true });
  const [picked, setPicked] = useState('');
  const client = CLIENTS.find((known) => known === named) ?? 'node';
  const writeKey = props.keys.find((each) => each.id === picked) ?? props.keys[0];
  if (writeKey === undefined) return null;
  return (
    <section className={styles['card']} aria-labelledby="connect">
      <h2 id="connect" className={styles['cardTitle']}>
        {t('connect')}
      </h2>
      <p className={styles['cardSub']}>{t('connectText', { name: writeKey.name })}</p>
      <div className={styles['choices']}>
        <div className={styles['clients']}>
          <SegmentedControl
            aria-label={t('client')}
            value={client}
            onChange={setNamed}
            data={CLIENTS.map((each) => ({ value: each, label: CLIENT_NAMES[each] }))}
          />
        </div>
        {props.keys.length > 1 ? (
          <NativeSelect
            aria-label={t('whichKey')}
            value={writeKey.id}
            data={props.keys.map((each) => ({ value: each.id, label: each.name }))}
            onChange={(event) => setPicked(event.currentTarget.value)}
          />
        ) : null}
      </div>
      <CodeBlock
        label={t('codeFor', { client: CLIENT_NAMES[client] })}
        code={snippet(client, window.location.origin, writeKey.key)}
      />
    </section>
  );
}
