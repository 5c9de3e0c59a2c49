import { Button } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useApiAction } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import { notice } from '../../shell/notices/notice.ts';
import type { Me } from '../../shell/session/me-context.ts';
import { FaultLine } from '../settings/fault-line.tsx';
import styles from '../settings/settings.module.css';
import { BasicFields, IntakeFields, JoiningFields } from './workspace-fields.tsx';
import { workspaceText } from './workspace-text.ts';

export type WorkspaceDraft = Omit<Me['workspace'], 'key'>;

/** Events a second as the API takes them; null for anything else. */
export function parseLimit(text: string): number | null {
  const count = Number(text.replace(/[\s,]/g, ''));
  return Number.isInteger(count) && count >= 1 && count <= 1_000_000 ? count : null;
}

/** What was changed, and only that: two owners editing at once do not undo each other. */
function changed(from: WorkspaceDraft, to: WorkspaceDraft): Partial<WorkspaceDraft> {
  const keys = Object.keys(to) as (keyof WorkspaceDraft)[];
  return Object.fromEntries(keys.filter((key) => from[key] !== to[key]).map((key) => [key, to[key]]));
}

/** The settings of the workspace with one button for all. */
export function WorkspaceForm(props: { readonly workspace: Me['workspace'] }) {
  const t = useMessages(workspaceText);
  const { key: _, ...saved } = props.workspace;
  const [draft, setDraft] = useState<WorkspaceDraft>(saved);
  const [limit, setLimit] = useState(String(saved.eventLimit));
  const updating = useApiAction('workspace.update', { invalidates: ['me.read'] });
  const eventLimit = parseLimit(limit);
  const body = changed(saved, { ...draft, eventLimit: eventLimit ?? saved.eventLimit });
  const dirty = Object.keys(body).length > 0 || eventLimit === null;
  const faulty = draft.name.trim() === '' || eventLimit === null;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!faulty && dirty) updating.mutate({ body }, { onSuccess: () => notice({ text: t('saved') }) });
  };
  const change = (part: Partial<WorkspaceDraft>) => setDraft({ ...draft, ...part });
  return (
    <form className={styles['list']} onSubmit={submit} noValidate>
      <BasicFields draft={draft} onChange={change} />
      <IntakeFields limit={limit} faulty={eventLimit === null} onChange={setLimit} />
      <JoiningFields draft={draft} onChange={change} />
      <FaultLine thrown={updating.error} />
      <div className={styles['saveLine']} data-dirty={dirty}>
        <span className={styles['soft']}>{dirty ? t('unsaved') : ''}</span>
        <Button type="submit" loading={updating.isPending} disabled={!dirty || faulty}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
