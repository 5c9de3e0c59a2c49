import { useEffect, useState } from 'react';
import { ProblemError } from '../../api/problem.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useProblemText } from '../../shell/states/use-problem-text.ts';
import type { StreamState } from './follow-stream.ts';
import { liveText } from './live-text.ts';
import styles from './stream-status.module.css';

/** Whole seconds until a moment, told anew every second. */
function useSecondsUntil(until: number | null): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (until === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [until]);
  return until === null ? 0 : Math.max(1, Math.ceil((until - now) / 1000));
}

/** Whether the page hears the stream, in words. */
export function StreamStatus(props: { readonly state: StreamState; readonly paused: boolean }) {
  const { state, paused } = props;
  const t = useMessages(liveText);
  const explain = useProblemText();
  const seconds = useSecondsUntil(state.kind === 'waiting' ? state.until : null);
  const words = (): string => {
    switch (state.kind) {
      case 'connecting':
        return t('connecting');
      case 'open':
        return t(paused ? 'openPaused' : 'open');
      case 'waiting':
        return t('retry', { seconds });
      case 'refused': {
        const { title, text } = explain(new ProblemError(state.problem));
        return `${title}. ${text}`;
      }
    }
  };
  return (
    <span className={styles['status']}>
      <span className={styles['light']} data-state={state.kind} aria-hidden />
      {words()}
    </span>
  );
}
