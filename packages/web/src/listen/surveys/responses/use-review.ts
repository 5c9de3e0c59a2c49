import { useState } from 'react';
import { useApiAction } from '../../../api/use-api.ts';
import { useMessages } from '../../../language/use-messages.ts';
import { notice } from '../../../shell/notices/notice.ts';
import { useProblemText } from '../../../shell/states/use-problem-text.ts';
import { delayedCall } from '../../rejected/delayed-call.ts';
import { responsesText } from './responses-text.ts';

export interface Review {
  /** Discarded here but not yet on the server. */
  readonly hidden: readonly string[];
  /** Lets one response count, or all that wait. */
  readonly count: (response: string | null) => void;
  readonly discard: (response: string) => void;
}

/** What can be done with responses that wait: counting at once, discarding after the time to undo it. */
export function useReview(survey: string): Review {
  const t = useMessages(responsesText);
  const explain = useProblemText();
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const review = useApiAction('responses.review', {
    invalidates: ['responses.list', 'surveys.read', 'surveys.list'],
  });
  const params = { id: survey };
  const show = (id: string) => setHidden((before) => before.filter((one) => one !== id));
  const failed = (thrown: unknown) => {
    const { title, details } = explain(thrown);
    notice({ tone: 'bad', text: t('failed', { why: details[0] ?? title }) });
  };
  return {
    hidden,
    count: (response) =>
      review.mutate(
        { params, body: { decision: 'count', ...(response === null ? {} : { responses: [response] }) } },
        { onSuccess: ({ counted }) => notice({ text: t('counted', { n: counted }) }), onError: failed },
      ),
    discard: (response) => {
      setHidden((before) => [...before, response]);
      delayedCall({
        text: t('discarded'),
        lateText: t('tooLate'),
        onUndo: () => show(response),
        call: () =>
          review.mutate(
            { params, body: { decision: 'discard', responses: [response] } },
            {
              onError: (thrown) => {
                show(response);
                failed(thrown);
              },
            },
          ),
      });
    },
  };
}
