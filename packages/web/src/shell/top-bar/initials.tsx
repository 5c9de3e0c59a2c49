import styles from './profile.module.css';

/** The first letters of the first two words of a name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).slice(0, 2);
  return words
    .map((word) => [...word][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

/** A person as two letters; decoration beside the name. */
export function Initials(props: { readonly name: string }) {
  return (
    <span className={styles['initials']} aria-hidden>
      {initialsOf(props.name)}
    </span>
  );
}
