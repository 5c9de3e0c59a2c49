import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useMessages } from '../../language/use-messages.ts';
import type { LiveFeed } from './live-feed.ts';
import { liveText } from './live-text.ts';

/** A busy stream read aloud row by row would drown everything else. */
const SPEAK_EVERY_MS = 20_000;

/** Tells a screen reader now and then how much came, instead of each row. */
export function Announcer(props: { readonly came: LiveFeed['came'] }) {
  const t = useMessages(liveText);
  const [words, setWords] = useState('');
  const latest = useRef(props.came);
  useEffect(() => {
    latest.current = props.came;
  }, [props.came]);
  useEffect(() => {
    let told = latest.current;
    const timer = setInterval(() => {
      const answers = latest.current.answers - told.answers;
      const events = latest.current.events - told.events;
      if (answers + events === 0) return;
      told = latest.current;
      setWords(t('announced', { answers, events }));
    }, SPEAK_EVERY_MS);
    return () => clearInterval(timer);
  }, [t]);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {words}
    </VisuallyHidden>
  );
}
