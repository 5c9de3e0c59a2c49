import { useMessages } from '../../language/use-messages.ts';
import { importsText } from './imports-text.ts';

/** A length of time in whole seconds, or minutes from two minutes on, in words. */
export function useDuration(): (seconds: number) => string {
  const t = useMessages(importsText);
  return (seconds) =>
    seconds < 120 ? t('seconds', { n: seconds }) : t('minutes', { n: Math.round(seconds / 60) });
}
