import { Store } from 'lucide-react';
import { useMessages } from '../../language/use-messages.ts';
import { useBoundUnits } from '../session/me-context.ts';
import { EmptyState } from '../states.tsx';
import { statesText } from './states-text.ts';

/** For who is bound to units in which nothing has happened: which these are, and who can show more. */
export function NothingInUnits() {
  const t = useMessages(statesText);
  const names = useBoundUnits().join(', ');
  return (
    <EmptyState icon={<Store size={22} />} title={t('noFactsTitle')} text={t('noFactsText', { names })} />
  );
}
