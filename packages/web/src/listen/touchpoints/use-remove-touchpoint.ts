import type { TouchpointView } from '@romashka/model/contract';
import { useApiAction } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import { notice } from '../../shell/notices/notice.ts';
import { touchpointText } from './touchpoint-text.ts';

const REFRESHED = ['touchpoints.list', 'touchpoints.coverage'] as const;

/** Takes a touchpoint out of the register; the message that tells of it can put it back as it was. */
export function useRemoveTouchpoint(touchpoint: TouchpointView, onDone: () => void) {
  const t = useMessages(touchpointText);
  const removing = useApiAction('touchpoints.remove', { invalidates: [...REFRESHED] });
  const restoring = useApiAction('touchpoints.save', { invalidates: [...REFRESHED] });
  const { key, ...body } = touchpoint;
  const undo = () => {
    restoring
      .mutateAsync({ params: { key }, body })
      .catch(() => notice({ text: t('undoFailed'), tone: 'bad' }));
  };
  const act = () => {
    removing.mutateAsync({ params: { key } }).then(
      () => {
        onDone();
        notice({ text: t('removed', { name: body.name }), undo });
      },
      () => undefined,
    );
  };
  return { act, busy: removing.isPending, error: removing.error };
}
