import type { RejectedView } from '@romashka/model/contract';
import { useState } from 'react';
import { useApiAction } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import { notice } from '../../shell/notices/notice.ts';
import { useProblemText } from '../../shell/states/use-problem-text.ts';
import { delayedCall } from './delayed-call.ts';
import { rejectedText } from './rejected-text.ts';
import { useReason } from './use-reason.ts';

export interface RejectedActs {
  /** Discarded here but not yet on the server. */
  readonly hidden: readonly string[];
  /** The message that is being sent again. */
  readonly busy: string | null;
  /** Sends it again, mended when `body` is given; `onRefused` hears why when it is refused again. */
  readonly retry: (message: RejectedView, body: string | null, after: RetryAfter) => void;
  readonly discard: (message: RejectedView) => void;
}

export interface RetryAfter {
  readonly onAccepted: () => void;
  readonly onRefused: (why: string) => void;
}

/** What can be done with refused messages. */
export function useRejectedActs(): RejectedActs {
  const t = useMessages(rejectedText);
  const reasonOf = useReason();
  const explain = useProblemText();
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const again = useApiAction('rejected.retry', { invalidates: ['rejected.list'] });
  const remove = useApiAction('rejected.discard', { invalidates: ['rejected.list'] });
  const show = (id: string) => setHidden((before) => before.filter((each) => each !== id));
  const failed = (what: string, thrown: unknown) =>
    notice({ tone: 'bad', text: `${what}. ${explain(thrown).text}` });
  return {
    hidden,
    busy: again.isPending ? again.variables.params.id : null,
    retry: ({ id }, body, after) =>
      again.mutate(
        { params: { id }, body: body === null ? {} : { body } },
        {
          onSuccess: ({ accepted, code, reason }) => {
            if (accepted) {
              notice({ text: t('accepted') });
              return after.onAccepted();
            }
            after.onRefused(t('again', { why: reasonOf({ code: code ?? '', reason: reason ?? '' }).why }));
          },
          onError: (thrown) => failed(t('retryFailed'), thrown),
        },
      ),
    discard: ({ id }) => {
      setHidden((before) => [...before, id]);
      delayedCall({
        text: t('discarded'),
        lateText: t('tooLate'),
        onUndo: () => show(id),
        call: () =>
          remove.mutate(
            { params: { id } },
            {
              onError: (thrown) => {
                show(id);
                failed(t('discardFailed'), thrown);
              },
            },
          ),
      });
    },
  };
}
