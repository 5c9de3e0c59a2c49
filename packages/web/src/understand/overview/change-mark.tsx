import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Change } from './change.ts';
import styles from './change-mark.module.css';
import { useFigureText } from './use-figure-text.ts';

/** A change in words; a real one is lifted out, noise stays quiet. */
export function ChangeMark(props: { readonly change: Change; readonly unit: (value: number) => string }) {
  const words = useFigureText();
  const { kind } = props.change;
  const real = kind === 'rise' || kind === 'fall';
  const Arrow = kind === 'rise' ? ArrowUp : ArrowDown;
  return (
    <span className={styles['mark']} data-real={real || undefined}>
      {real ? <Arrow size={14} aria-hidden /> : null}
      {words.change(props.change, props.unit)}
    </span>
  );
}
