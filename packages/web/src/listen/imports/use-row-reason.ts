import { useCallback } from 'react';
import type { ItemOf } from '../../api/route-types.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useReason } from '../rejected/use-reason.ts';
import { rowReasonsText } from './row-reasons-text.ts';

type RowWhy = Pick<ItemOf<'imports.rejected'>, 'reason' | 'code' | 'said'>;
type WordsKey = keyof (typeof rowReasonsText)['messages']['en'];

/** True for a reason that has words here; others are shown as the server says them. */
export const hasWords = (code: string): code is WordsKey => Object.hasOwn(rowReasonsText.messages.en, code);

/** Why a row was refused, in the language of the screen. */
export function useRowReason(): (row: RowWhy) => string {
  const t = useMessages(rowReasonsText);
  const refusal = useReason();
  return useCallback(
    ({ reason, code, said }: RowWhy) => {
      if (hasWords(code)) return t(code, said);
      if (code !== 'refused' && code !== 'column-refused') return reason;
      const { why } = refusal({ code: said['code'] ?? '', reason: said['reason'] ?? reason });
      return said['column'] === undefined ? why : t('inColumn', { column: said['column'], reason: why });
    },
    [t, refusal],
  );
}
