import { useMessages } from '../../language/use-messages.ts';
import { actionsText, isKnownAction } from './actions-text.ts';

/** An act in words; one that has none keeps its code. */
export function useActionName(): (action: string) => string {
  const t = useMessages(actionsText);
  return (action) => (isKnownAction(action) ? t(action) : action);
}
