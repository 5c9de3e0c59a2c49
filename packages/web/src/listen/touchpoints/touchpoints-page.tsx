import { Button } from '@mantine/core';
import type { CoverageView, TouchpointView } from '@romashka/model/contract';
import { useNavigate } from '@tanstack/react-router';
import { FileUp, Plus, Waypoints } from 'lucide-react';
import { useState } from 'react';
import { useApi } from '../../api/use-api.ts';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { Page } from '../../shell/page.tsx';
import { useMay } from '../../shell/session/me-context.ts';
import { EmptyState, ErrorState, Skeletons } from '../../shell/states.tsx';
import { CoverageMatrix } from './coverage-matrix.tsx';
import { coverageSeries, shareOf } from './coverage-series.ts';
import { CoverageTrend } from './coverage-trend.tsx';
import { GapList } from './gap-list.tsx';
import { firstDescription } from './signals.ts';
import styles from './touchpoint.module.css';
import { TouchpointEditor } from './touchpoint-editor.tsx';
import { TouchpointFileDialog } from './touchpoint-file-dialog.tsx';
import { TouchpointPanel } from './touchpoint-panel.tsx';
import { touchpointText } from './touchpoint-text.ts';
import { touchpointsText } from './touchpoints-text.ts';

/** Stands in the address for a touchpoint that is still to get its key. */
const NEW = '+';

interface Read {
  readonly coverage: CoverageView;
  readonly register: readonly TouchpointView[];
}

function useHeadline(read: Read | null): { readonly headline: string; readonly sub: string | null } {
  const t = useMessages(touchpointsText);
  const format = useFormat();
  if (read === null) return { headline: t('title'), sub: null };
  const { inTime, expected, days, gaps } = read.coverage;
  if (read.register.length === 0) return { headline: t('headlineFirst'), sub: null };
  if (expected === 0) return { headline: t('headlineNothing'), sub: null };
  return {
    headline: t('headline', { share: format.percent(shareOf({ inTime, expected })), gaps: gaps.length }),
    sub: t('sub', { inTime, expected, days }),
  };
}

/** The ways to describe touchpoints: one by one, or many by a file. */
function Acts(props: { readonly onOpen: (key: string) => void }) {
  const t = useMessages(touchpointsText);
  const words = useMessages(touchpointText);
  const [sending, setSending] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<FileUp size={16} aria-hidden />}
        onClick={() => setSending(true)}
      >
        {words('file')}
      </Button>
      <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => props.onOpen(NEW)}>
        {t('add')}
      </Button>
      {sending ? <TouchpointFileDialog onClose={() => setSending(false)} /> : null}
    </>
  );
}

function First(props: {
  readonly coverage: CoverageView;
  readonly mayEdit: boolean;
  readonly onOpen: (key: string) => void;
}) {
  const t = useMessages(touchpointsText);
  const { undescribed } = props.coverage;
  return (
    <EmptyState
      icon={<Waypoints size={22} />}
      title={t('emptyTitle')}
      text={
        <>
          <p>{t('emptyText')}</p>
          {undescribed.length === 0 || !props.mayEdit ? null : (
            <>
              <p>{t('emptySeen')}</p>
              <div className={styles['chips']} data-centre>
                {undescribed.map(({ key }) => (
                  <Button key={key} variant="default" size="xs" onClick={() => props.onOpen(key)}>
                    {key}
                  </Button>
                ))}
              </div>
            </>
          )}
        </>
      }
      action={props.mayEdit ? <Acts onOpen={props.onOpen} /> : null}
    />
  );
}

/**
 * What is open at the side: a touchpoint, the form of one, or the word that there is none. What it was when it
 * was opened decides which of them, since saving and taking out change the register before the form is closed.
 */
function Opened(
  props: Read & { readonly open: string; readonly mayEdit: boolean; readonly onClose: () => void },
) {
  const { coverage, register, open, mayEdit, onClose } = props;
  const t = useMessages(touchpointText);
  const [editing, setEditing] = useSearchParam('edit');
  const known = register.find(({ key }) => key === open);
  const seen = coverage.undescribed.find(({ key }) => key === open);
  const [first] = useState({ known, seen });
  const isNew = first.known === undefined && (first.seen !== undefined || open === NEW);
  const events =
    coverage.touchpoints.find(({ key }) => key === open)?.events ?? (seen ?? first.seen)?.events ?? [];
  if (mayEdit && (isNew || (first.known !== undefined && editing !== '')))
    return (
      <TouchpointEditor
        start={known ?? first.known ?? firstDescription(open === NEW ? '' : open, events)}
        isKnown={!isNew}
        taken={new Set(register.map(({ key }) => key))}
        seen={events}
        onClose={isNew ? onClose : () => setEditing(null)}
        onGone={onClose}
      />
    );
  if (known !== undefined)
    return (
      <TouchpointPanel
        touchpoint={known}
        coverage={coverage}
        mayEdit={mayEdit}
        onEdit={() => setEditing('yes')}
        onClose={onClose}
      />
    );
  return (
    <Dialog side title={open} onClose={onClose}>
      <p>{seen === undefined ? t('gone') : t('notDescribed')}</p>
    </Dialog>
  );
}

function Measured(props: Read & { readonly mayEdit: boolean; readonly onOpen: (key: string) => void }) {
  const { coverage, register, mayEdit, onOpen } = props;
  if (register.length === 0) return <First coverage={coverage} mayEdit={mayEdit} onOpen={onOpen} />;
  return (
    <>
      {coverage.expected === 0 ? null : <CoverageTrend series={coverageSeries(coverage)} />}
      <CoverageMatrix coverage={coverage} mayDescribe={mayEdit} onOpen={onOpen} />
      <GapList coverage={coverage} register={register} onOpen={onOpen} />
    </>
  );
}

/** Where customers meet the company, what is collected there, and what is not. */
export function TouchpointsPage() {
  const t = useMessages(touchpointsText);
  const may = useMay();
  const mayEdit = may('touchpoints.save');
  const [open, setOpen] = useSearchParam('open');
  const navigate = useNavigate();
  const close = () =>
    void navigate({ to: '.', search: (now) => ({ ...now, open: undefined, edit: undefined }) });
  const list = useApi('touchpoints.list');
  const measured = useApi('touchpoints.coverage');
  const failed = [list, measured].find(({ isError }) => isError);
  const read =
    list.data === undefined || measured.data === undefined
      ? null
      : { register: list.data.items, coverage: measured.data };
  const { headline, sub } = useHeadline(read);
  const retry = () => {
    void list.refetch();
    void measured.refetch();
  };
  const actions = mayEdit && read !== null && read.register.length > 0 ? <Acts onOpen={setOpen} /> : null;
  return (
    <Page headline={headline} title={t('title')} sub={sub ?? undefined} actions={actions}>
      {failed !== undefined && read === null ? <ErrorState problem={failed.error} retry={retry} /> : null}
      {failed === undefined && read === null ? <Skeletons rows={3} height={220} /> : null}
      {read === null ? null : (
        <>
          <Measured {...read} mayEdit={mayEdit} onOpen={setOpen} />
          {open === '' ? null : <Opened key={open} {...read} open={open} mayEdit={mayEdit} onClose={close} />}
        </>
      )}
    </Page>
  );
}
