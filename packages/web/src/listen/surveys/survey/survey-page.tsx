import { ActionIcon, Tabs, Tooltip } from '@mantine/core';
import type { SurveyView } from '@romashka/model/contract';
import type { Survey } from '@romashka/model/surveys';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ChevronLeft, Redo2, Undo2 } from 'lucide-react';
import { lazy, memo, Suspense, useDeferredValue, useMemo, useState } from 'react';
import { apiKey, useApi } from '../../../api/use-api.ts';
import { useFormat } from '../../../language/format.ts';
import { useMessages } from '../../../language/use-messages.ts';
import { useSearchParam } from '../../../scope/use-search-param.ts';
import { Page } from '../../../shell/page.tsx';
import { useMay } from '../../../shell/session/me-context.ts';
import { ErrorState, Skeletons } from '../../../shell/states.tsx';
import { isMissing, textsOf } from '../draft/texts.ts';
import { ConflictBanner } from './conflict-banner.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { PublishButton } from './publish-button.tsx';
import { SaveMark } from './save-mark.tsx';
import styles from './survey.module.css';
import { SurveyMenu } from './survey-menu.tsx';
import { surveyText } from './survey-text.ts';
import { useFindings } from './use-findings.ts';
import { type DraftHandle, type SurveyDraft, useSurveyDraft } from './use-survey-draft.ts';
import { useUndoKeys } from './use-undo-keys.ts';

const BuildTab = lazy(() => import('../build/build-tab.tsx').then((part) => ({ default: part.BuildTab })));
const TranslateTab = lazy(() =>
  import('../translate/translate-tab.tsx').then((part) => ({ default: part.TranslateTab })),
);
const PreviewTab = lazy(() =>
  import('../preview/preview-tab.tsx').then((part) => ({ default: part.PreviewTab })),
);
const ShareTab = lazy(() => import('../share/share-tab.tsx').then((part) => ({ default: part.ShareTab })));
const ResponsesTab = lazy(() =>
  import('../responses/responses-tab.tsx').then((part) => ({ default: part.ResponsesTab })),
);

const TABS = ['build', 'translate', 'preview', 'share', 'responses'] as const;
/** What whoever may change nothing looks at. */
const READING_TABS = ['responses', 'preview', 'share'] as const;

function BackLink() {
  const t = useMessages(surveyText);
  return (
    <Link className={styles['back']} to="/surveys">
      <ChevronLeft size={16} aria-hidden />
      {t('back')}
    </Link>
  );
}

function useHeadline(view: SurveyView, name: string): string {
  const t = useMessages(surveyText);
  const format = useFormat();
  const { begun } = view;
  const complete = format.number(view.complete);
  if (view.state === 'draft') return t('headlineDraft', { name });
  if (view.state === 'closed') return t('headlineClosed', { name, complete: view.complete });
  return begun === 0 ? t('headlineQuiet', { name }) : t('headlineOpen', { name, complete, begun });
}

function Sub(props: { readonly view: SurveyView; readonly mayEdit: boolean }) {
  const t = useMessages(surveyText);
  const { view } = props;
  const { version } = view;
  const state =
    version === null ? t('notAsked') : view.changed ? t('changed', { version }) : t('asked', { version });
  return (
    <>
      {props.mayEdit ? state : t('readOnly')}
      {view.held > 0 ? ` ${t('heldSub', { n: view.held })}` : null}
    </>
  );
}

const UndoButtons = memo(function UndoButtons(props: {
  readonly handle: DraftHandle;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}) {
  const t = useMessages(surveyText);
  const buttons = [
    ['undo', Undo2, props.canUndo, props.handle.undo],
    ['redo', Redo2, props.canRedo, props.handle.redo],
  ] as const;
  return buttons.map(([key, Icon, can, act]) => (
    <Tooltip key={key} label={t(key)}>
      <ActionIcon variant="subtle" size={36} disabled={!can} aria-label={t(key)} onClick={act}>
        <Icon size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  ));
});

function Acts(props: {
  readonly view: SurveyView;
  readonly draft: SurveyDraft;
  readonly findings: ReturnType<typeof useFindings>['findings'];
}) {
  const { view, draft, findings } = props;
  const { handle } = draft;
  const errors = findings.filter(({ level }) => level === 'error').length;
  return (
    <>
      <SaveMark save={draft.save} onRetry={() => void handle.flush()} />
      <UndoButtons handle={handle} canUndo={draft.canUndo} canRedo={draft.canRedo} />
      <PublishButton
        view={view}
        handle={handle}
        save={draft.save.kind}
        errors={errors}
        warnings={findings.length - errors}
      />
      <SurveyMenu view={view} handle={handle} />
    </>
  );
}

const TabNames = memo(function TabNames(props: {
  readonly settled: Survey;
  readonly view: SurveyView;
  readonly shown: readonly string[];
}) {
  const t = useMessages(surveyText);
  const format = useFormat();
  const { settled, view } = props;
  const missing = useMemo(() => {
    const texts = settled.languages.length < 2 ? [] : textsOf(settled);
    return settled.languages.flatMap((language) => texts.filter((line) => isMissing(line, language))).length;
  }, [settled]);
  return (
    <Tabs.List className={styles['tabs'] ?? ''} aria-label={t('tabs')}>
      {TABS.filter((each) => props.shown.includes(each)).map((each) => (
        <Tabs.Tab key={each} value={each} className={styles['tab'] ?? ''}>
          {t(each)}
          {each === 'translate' && missing > 0 ? (
            <span className={styles['count']} title={t('missing', { n: missing })}>
              {format.number(missing)}
            </span>
          ) : null}
          {each === 'responses' && view.begun > 0 ? (
            <span className={styles['count']}>{format.number(view.begun)}</span>
          ) : null}
        </Tabs.Tab>
      ))}
    </Tabs.List>
  );
});

function Panels(props: {
  readonly tab: (typeof TABS)[number];
  readonly view: SurveyView;
  readonly draft: SurveyDraft;
  readonly checked: ReturnType<typeof useFindings>;
}) {
  const { tab, view, draft, checked } = props;
  const { handle } = draft;
  const { content } = draft.draft;
  const { findings, fields, settled } = checked;
  // A tab answers at once, its content follows; long lists are drawn behind the typing.
  const readyTab = useDeferredValue(tab);
  const slowContent = useDeferredValue(content);
  return (
    <>
      {tab === readyTab ? null : <Skeletons rows={6} height={56} />}
      <Suspense fallback={<Skeletons rows={6} height={56} />}>
        <Tabs.Panel value="build" className={styles['panel'] ?? ''}>
          {readyTab === 'build' ? (
            <BuildTab
              survey={view.id}
              draft={draft.draft}
              edit={handle.edit}
              undo={handle.undo}
              published={view.version !== null}
              traits={view.traits}
              settled={settled}
              findings={findings}
              fields={fields}
            />
          ) : null}
        </Tabs.Panel>
        <Tabs.Panel value="translate" className={styles['panel'] ?? ''}>
          {readyTab === 'translate' ? <TranslateTab content={slowContent} edit={handle.edit} /> : null}
        </Tabs.Panel>
        <Tabs.Panel value="preview" className={styles['panel'] ?? ''}>
          {readyTab === 'preview' ? <PreviewTab view={view} content={content} /> : null}
        </Tabs.Panel>
        <Tabs.Panel value="share" className={styles['panel'] ?? ''}>
          {readyTab === 'share' ? <ShareTab view={view} flush={handle.flush} /> : null}
        </Tabs.Panel>
        <Tabs.Panel value="responses" className={styles['panel'] ?? ''}>
          {readyTab === 'responses' ? <ResponsesTab view={view} /> : null}
        </Tabs.Panel>
      </Suspense>
    </>
  );
}

function Loaded(props: { readonly view: SurveyView; readonly onLoadTheirs: () => void }) {
  const t = useMessages(surveyText);
  const may = useMay();
  const { view } = props;
  const draft = useSurveyDraft(view);
  const { content, name } = draft.draft;
  const checked = useFindings(content, view.traits);
  const { handle } = draft;
  const mayEdit = may('surveys.save');
  useUndoKeys(handle, mayEdit);
  const shown: readonly (typeof TABS)[number][] = mayEdit ? TABS : READING_TABS;
  const [text, setTab] = useSearchParam('tab');
  const first = shown[0] ?? 'build';
  const tab = shown.find((known) => known === text) ?? first;
  return (
    <Page
      headline={useHeadline(view, name || view.name)}
      title={name || t('tab')}
      sub={<Sub view={view} mayEdit={mayEdit} />}
      actions={
        <>
          <BackLink />
          {mayEdit ? <Acts view={view} draft={draft} findings={checked.findings} /> : null}
        </>
      }
    >
      {draft.save.kind === 'conflict' ? (
        <ConflictBanner view={view} draft={draft.draft} onLoadTheirs={props.onLoadTheirs} />
      ) : null}
      <LeaveGuard handle={handle} />
      <Tabs value={tab} keepMounted={false} onChange={(value) => setTab(value === first ? null : value)}>
        <TabNames settled={checked.settled} view={view} shown={shown} />
        <Panels tab={tab} view={view} draft={draft} checked={checked} />
      </Tabs>
    </Page>
  );
}

/** One survey: building, translating, trying, sharing it, and what came back. */
export function SurveyPage() {
  const t = useMessages(surveyText);
  const cache = useQueryClient();
  const { id = '' } = useParams({ strict: false });
  const call = { params: { id } };
  const read = useApi('surveys.read', call);
  // Loading what somebody else saved begins anew: nothing of the own draft may be mixed into it.
  const [times, setTimes] = useState(0);
  if (read.isError && read.data === undefined)
    return (
      <Page headline={t(read.error.problem.status === 404 ? 'gone' : 'tab')} actions={<BackLink />}>
        <ErrorState problem={read.error} retry={() => void read.refetch()} />
      </Page>
    );
  if (read.data === undefined)
    return (
      <Page headline={<Skeletons rows={1} height={32} />} title={t('tab')}>
        <Skeletons rows={8} height={56} />
      </Page>
    );
  const loadTheirs = async (): Promise<void> => {
    await cache.refetchQueries({ queryKey: apiKey('surveys.read', call) });
    setTimes((before) => before + 1);
  };
  return <Loaded key={`${id} ${times}`} view={read.data} onLoadTheirs={() => void loadTheirs()} />;
}
