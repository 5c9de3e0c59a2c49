import { useMessages } from '../../language/use-messages.ts';
import { useCompanyUnits } from '../../scope/use-company-units.ts';
import { settingsText } from './settings-text.ts';

const NAMED = 3;

/** What somebody sees: the whole company, or units by name. */
export function UnitsSeen(props: { readonly units: readonly string[] }) {
  const t = useMessages(settingsText);
  const { nameOf } = useCompanyUnits();
  const { units } = props;
  if (units.length === 0) return t('wholeCompany');
  const names = units.map(nameOf);
  const rest = names.length - NAMED;
  return (
    <span title={names.join(', ')}>
      {names.slice(0, NAMED).join(', ')}
      {rest > 0 ? ` ${t('andMore', { count: rest })}` : null}
    </span>
  );
}
