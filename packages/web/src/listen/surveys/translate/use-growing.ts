import { startTransition, useEffect, useState } from 'react';

const FIRST = 30;
const STEP = 60;

/**
 * How many lines of a long list to draw: at first about a screenful, then more and more until all
 * are there, so that no single step holds up what is pressed meanwhile.
 */
export function useGrowing(total: number): number {
  const [count, setCount] = useState(FIRST);
  useEffect(() => {
    if (count >= total) return undefined;
    // A task of its own: the browser paints, and answers to presses, between two steps.
    const timer = setTimeout(() => startTransition(() => setCount(count + STEP)), 0);
    return () => clearTimeout(timer);
  }, [count, total]);
  return Math.min(count, total);
}
