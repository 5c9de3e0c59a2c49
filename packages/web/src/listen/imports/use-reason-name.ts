import { useMessages } from '../../language/use-messages.ts';
import { reasonNamesText } from './reason-names-text.ts';

type Key = keyof (typeof reasonNamesText)['messages']['en'];
const isKnown = (code: string): code is Key => Object.hasOwn(reasonNamesText.messages.en, code);

/** A reason to refuse a row in a few words. */
export function useReasonName(): (code: string) => string {
  const t = useMessages(reasonNamesText);
  return (code) => (isKnown(code) ? t(code) : t('other', { code }));
}
