import { useCallback } from 'react';
import { useMessages } from '../../language/use-messages.ts';
import { fileFaultsText } from './file-faults-text.ts';

type Key = keyof (typeof fileFaultsText)['messages']['en'];
const hasWords = (code: string): code is Key => Object.hasOwn(fileFaultsText.messages.en, code);

/** A fault of a file, a map or a run in the language of the screen; one unknown here as the server says it. */
export function useFaultText(): (fault: {
  readonly code: string | null;
  readonly said: Readonly<Record<string, string>>;
  readonly message: string;
}) => string {
  const t = useMessages(fileFaultsText);
  return useCallback(
    ({ code, said, message }) => (code !== null && hasWords(code) ? t(code, said) : message),
    [t],
  );
}
