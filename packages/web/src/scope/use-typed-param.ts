import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useSearchParam } from './use-search-param.ts';

const PAUSE_MS = 250;

/** A text that is being typed, and what it settles to, which lives in the URL under `name`. */
export function useTypedParam(name: string): {
  readonly settled: string;
  readonly typed: string;
  readonly setTyped: (text: string) => void;
} {
  const [value, setValue] = useSearchParam(name, { replace: true });
  const [typed, setTyped] = useState(value);
  const [settled] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const sent = useRef(value);
  useEffect(() => {
    if (settled === sent.current) return;
    sent.current = settled;
    setValue(settled === '' ? null : settled);
  }, [settled, setValue]);
  useEffect(() => {
    // Back and links change the URL from outside.
    if (value === sent.current) return;
    sent.current = value;
    setTyped(value);
  }, [value]);
  return { settled: value, typed, setTyped };
}
