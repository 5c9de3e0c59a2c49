import { useMessages } from '../../language/use-messages.ts';
import { REASON_CODES, reasonText } from './reason-text.ts';

export interface ReasonWords {
  readonly why: string;
  /** How to mend it; empty for a code that has no words here yet. */
  readonly fix: string;
}

/** A refusal in words; a code unknown here keeps the server's own sentence with the code. */
export function useReason(): (refusal: { readonly code: string; readonly reason: string }) => ReasonWords {
  const t = useMessages(reasonText);
  return ({ code, reason }) => {
    const known = REASON_CODES.find((each) => each === code);
    if (known !== undefined) return { why: t(known), fix: t(`${known}-fix`) };
    return { why: reason === '' ? code : `${reason} (${code})`, fix: '' };
  };
}
