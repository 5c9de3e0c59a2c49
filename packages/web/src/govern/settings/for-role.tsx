import { ShieldOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RouteId } from '../../api/route-types.ts';
import { useMessages } from '../../language/use-messages.ts';
import { Page } from '../../shell/page.tsx';
import { useMay, useMe } from '../../shell/session/me-context.ts';
import { EmptyState } from '../../shell/states.tsx';
import { settingsText } from './settings-text.ts';

/** Shows its content to those who may call `needs`, and a kind word to everyone else. */
export function ForRole(props: {
  readonly needs: RouteId;
  readonly title: string;
  readonly children: ReactNode;
}) {
  const t = useMessages(settingsText);
  const may = useMay();
  const me = useMe();
  if (may(props.needs)) return props.children;
  const bound = me.units.length > 0;
  return (
    <Page headline={props.title}>
      <EmptyState
        icon={<ShieldOff size={22} />}
        title={t(bound ? 'ofCompany' : 'notYours')}
        text={t(bound ? 'ofCompanyText' : 'notYoursText', { workspace: me.workspace.name })}
      />
    </Page>
  );
}
