import type { EventView } from '@romashka/model/contract';
import { useMessages } from '../../language/use-messages.ts';
import { liveText } from './live-text.ts';

/** What an event is called on screen: its own name; calls without one get words. */
export function useEventName(): (event: Pick<EventView, 'type' | 'name'>) => string {
  const t = useMessages(liveText);
  return (event) => {
    if (event.name !== '' && event.name !== event.type) return event.name;
    switch (event.type) {
      case 'identify':
        return t('nameIdentify');
      case 'alias':
        return t('nameAlias');
      case 'group':
        return t('nameGroup');
      default:
        return event.name || event.type;
    }
  };
}
