import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes } from 'react';
import styles from './fields.module.css';

/** A small button with an icon and a name. A survey shows hundreds of them: one element each, no more. */
export function IconButton(
  props: {
    readonly icon: LucideIcon;
    readonly label: string;
    readonly onClick: () => void;
  } & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'onClick' | 'type'>,
) {
  const { icon: Icon, label, className, ...rest } = props;
  return (
    <button
      title={label}
      aria-label={label}
      {...rest}
      type="button"
      className={`${styles['iconButton']} ${className ?? ''}`}
    >
      <Icon size={16} aria-hidden />
    </button>
  );
}
