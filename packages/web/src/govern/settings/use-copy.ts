import { useEffect, useRef, useState } from 'react';

const SHOWN_MS = 2500;

/**
 * Copies text. Browsers forbid that on plain http: then `selectInstead` marks the text for the
 * person's own Ctrl-C, and the state is `by-hand`.
 */
export function useCopy(selectInstead: () => void): {
  readonly state: 'ready' | 'copied' | 'by-hand';
  readonly copy: (text: string) => void;
} {
  const [state, setState] = useState<'ready' | 'copied' | 'by-hand'>('ready');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setState('ready'), SHOWN_MS);
    } catch {
      selectInstead();
      setState('by-hand');
    }
  };
  return { state, copy: (text) => void copy(text) };
}
