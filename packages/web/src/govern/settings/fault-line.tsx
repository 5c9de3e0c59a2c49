import { useProblemText } from '../../shell/states/use-problem-text.ts';
import styles from './settings.module.css';

/** Why a form was refused, above its buttons; nothing while there is no error. */
export function FaultLine(props: { readonly thrown: unknown }) {
  const explain = useProblemText();
  if (props.thrown === null || props.thrown === undefined) return null;
  const { title, text, details } = explain(props.thrown);
  return (
    <div className={styles['fault']} role="alert">
      <strong>{title}.</strong> {details.length > 0 ? details.join(' ') : text}
    </div>
  );
}
