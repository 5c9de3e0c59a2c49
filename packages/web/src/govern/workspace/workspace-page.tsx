import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { Page } from '../../shell/page.tsx';
import { useMe } from '../../shell/session/me-context.ts';
import { ForRole } from '../settings/for-role.tsx';
import { WorkspaceForm } from './workspace-form.tsx';
import { workspaceText } from './workspace-text.ts';

function Workspace() {
  const t = useMessages(workspaceText);
  const format = useFormat();
  const { workspace } = useMe();
  const headline = t('headline', {
    name: workspace.name,
    zone: workspace.timeZone,
    limit: format.number(workspace.eventLimit),
  });
  return (
    <Page title={t('title')} headline={headline}>
      <WorkspaceForm key={workspace.key} workspace={workspace} />
    </Page>
  );
}

/** Name, time zone, language, limits and rules of joining. */
export function WorkspacePage() {
  const t = useMessages(workspaceText);
  return (
    <ForRole needs="workspace.update" title={t('title')}>
      <Workspace />
    </ForRole>
  );
}
