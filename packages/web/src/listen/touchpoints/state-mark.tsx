import { CircleCheck, CircleDashed, Clock, Hand, type LucideIcon, Minus } from 'lucide-react';
import { useMessages } from '../../language/use-messages.ts';
import type { CellState } from './signals.ts';
import styles from './touchpoints.module.css';
import { touchpointsText } from './touchpoints-text.ts';

const ICONS: Readonly<Record<CellState, LucideIcon>> = {
  'in-time': CircleCheck,
  late: Clock,
  'by-hand': Hand,
  nothing: CircleDashed,
  'not-expected': Minus,
};

/** How well something is collected: a sign and a word. */
export function StateMark(props: { readonly state: CellState }) {
  const t = useMessages(touchpointsText);
  const Icon = ICONS[props.state];
  return (
    <span className={styles['mark']} data-state={props.state}>
      <Icon size={16} aria-hidden strokeWidth={2} />
      {t(props.state)}
    </span>
  );
}
