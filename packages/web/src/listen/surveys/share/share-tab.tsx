import { ActionIcon, Button, Tooltip } from '@mantine/core';
import type { SurveyLink, SurveyView } from '@romashka/model/contract';
import { CircleStop, Copy, FileDown, Link2, Plus, Printer, QrCode as QrIcon, UserRound } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { type Paged, useApiAction, useApiPages } from '../../../api/use-api.ts';
import { ConfirmDialog } from '../../../govern/settings/confirm-dialog.tsx';
import settings from '../../../govern/settings/settings.module.css';
import { useFormat } from '../../../language/format.ts';
import { useMessages } from '../../../language/use-messages.ts';
import { useCompanyUnits } from '../../../scope/use-company-units.ts';
import { useSearchParam } from '../../../scope/use-search-param.ts';
import { notice } from '../../../shell/notices/notice.ts';
import { useMay } from '../../../shell/session/me-context.ts';
import { EmptyState, ErrorState, Skeletons } from '../../../shell/states.tsx';
import { ExportDialog } from '../files/export-dialog.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { isWorking, linkName } from './link-name.ts';
import { NewLinksDialog } from './new-links-dialog.tsx';
import styles from './share.module.css';
import { shareText } from './share-text.ts';

const QrDialog = lazy(() => import('./qr-dialog.tsx').then((part) => ({ default: part.QrDialog })));
const PrintSheet = lazy(() => import('./print-sheet.tsx').then((part) => ({ default: part.PrintSheet })));

function EndDialog(props: { readonly link: SurveyLink; readonly onClose: () => void }) {
  const t = useMessages(shareText);
  const ending = useApiAction('surveyLinks.end', { invalidates: ['surveyLinks.list'] });
  return (
    <ConfirmDialog
      title={t('endTitle')}
      act={t('endAct')}
      busy={ending.isPending}
      thrown={ending.error}
      onClose={props.onClose}
      onConfirm={() =>
        ending.mutate(
          { params: { id: props.link.id } },
          {
            onSuccess: () => {
              props.onClose();
              notice({ text: t('endedNow') });
            },
          },
        )
      }
    >
      {t('endText')}
    </ConfirmDialog>
  );
}

function useWhen(): (link: SurveyLink) => string {
  const t = useMessages(shareText);
  const format = useFormat();
  return ({ endedAt, expires }) => {
    if (endedAt !== null) return t('ended', { date: format.date(endedAt) });
    if (expires === null) return t('never');
    return t(Date.parse(expires) > Date.now() ? 'until' : 'expired', { date: format.date(expires) });
  };
}

function LinkActs(props: {
  readonly link: SurveyLink;
  readonly name: string;
  readonly onQr: () => void;
  readonly onEnd: () => void;
}) {
  const t = useMessages(shareText);
  const may = useMay();
  const { link, name } = props;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link.url);
      notice({ text: t('copied') });
    } catch {
      notice({ text: t('copyByHand', { url: link.url }) });
    }
  };
  const acts = [
    ['copy', Copy, () => void copy()],
    ['qr', QrIcon, props.onQr],
    ['end', CircleStop, props.onEnd],
  ] as const;
  return (
    <span className={styles['linkActs']}>
      {acts
        .filter(([key]) => key !== 'end' || (link.endedAt === null && may('surveyLinks.end')))
        .map(([key, Icon, act]) => (
          <Tooltip key={key} label={t(key, { name })}>
            <ActionIcon variant="subtle" size={32} aria-label={t(key, { name })} onClick={act}>
              <Icon size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ))}
    </span>
  );
}

function LinksTable(props: {
  readonly links: readonly SurveyLink[];
  readonly nameOf: (key: string) => string;
  readonly onQr: (link: SurveyLink) => void;
  readonly onEnd: (link: SurveyLink) => void;
}) {
  const t = useMessages(shareText);
  const format = useFormat();
  const when = useWhen();
  const columns = ['name', 'kind', 'unit', 'touchpoint', 'channel', 'expires', 'answers'] as const;
  return (
    <div className={settings['tableBox']}>
      <table className={settings['table']} aria-label={t('links')}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
            <th scope="col">
              <span className="unseen">{t('links')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.links.map((link) => {
            const name = linkName(link, props.nameOf) || t('nameless');
            return (
              <tr key={link.id} className={isWorking(link, Date.now()) ? '' : styles['gone']}>
                <td className={settings['lead']}>
                  <span className={settings['who']}>{link.name || t('nameless')}</span>
                </td>
                <td data-label={t('kind')}>{t(link.kind)}</td>
                <td data-label={t('unit')}>{link.unit === '' ? t('noUnit') : props.nameOf(link.unit)}</td>
                <td data-label={t('touchpoint')}>{link.touchpoint || '–'}</td>
                <td data-label={t('channel')}>{link.channel || '–'}</td>
                <td data-label={t('expires')}>{when(link)}</td>
                <td data-label={t('answers')} className="tabular">
                  {t('of', { complete: format.number(link.complete), begun: format.number(link.begun) })}
                </td>
                <td className={settings['right']}>
                  <LinkActs
                    link={link}
                    name={name}
                    onQr={() => props.onQr(link)}
                    onEnd={() => props.onEnd(link)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface Shown {
  readonly kind: 'qr' | 'end';
  readonly link: SurveyLink;
}

function Dialogs(props: {
  readonly view: SurveyView;
  readonly open: string;
  readonly shown: Shown | null;
  readonly nameOf: (key: string) => string;
  readonly flush: () => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const t = useMessages(shareText);
  const may = useMay();
  const { view, open, shown, nameOf, onClose } = props;
  if (shown?.kind === 'end') return <EndDialog link={shown.link} onClose={onClose} />;
  if (shown?.kind === 'qr')
    return (
      <QrDialog link={shown.link} name={linkName(shown.link, nameOf) || t('nameless')} onClose={onClose} />
    );
  if (open === 'print')
    return <PrintSheet survey={{ id: view.id, title: view.name }} nameOf={nameOf} onClose={onClose} />;
  if (open === 'export') return <ExportDialog view={view} flush={props.flush} onClose={onClose} />;
  if (!may('surveyLinks.create')) return null;
  if (open === 'links') return <NewLinksDialog view={view} onClose={onClose} />;
  return open === 'invite' ? <InviteDialog view={view} onClose={onClose} /> : null;
}

/** What can be begun here, above the table. */
function Acts(props: { readonly hasLinks: boolean; readonly onOpen: (dialog: string) => void }) {
  const t = useMessages(shareText);
  const may = useMay();
  const { hasLinks, onOpen } = props;
  const mayMake = may('surveyLinks.create');
  return (
    <div className={styles['head']}>
      {hasLinks && mayMake ? (
        <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => onOpen('links')}>
          {t('newLinks')}
        </Button>
      ) : null}
      {mayMake ? (
        <Button
          variant="default"
          leftSection={<UserRound size={16} aria-hidden />}
          onClick={() => onOpen('invite')}
        >
          {t('personal')}
        </Button>
      ) : null}
      {hasLinks ? (
        <Button
          variant="default"
          leftSection={<Printer size={16} aria-hidden />}
          onClick={() => onOpen('print')}
        >
          {t('print')}
        </Button>
      ) : null}
      <Button
        variant="default"
        leftSection={<FileDown size={16} aria-hidden />}
        onClick={() => onOpen('export')}
      >
        {t('export')}
      </Button>
    </div>
  );
}

function Links(props: {
  readonly found: Paged<SurveyLink>;
  readonly nameOf: (key: string) => string;
  readonly onShow: (shown: Shown) => void;
  readonly onNew: () => void;
}) {
  const t = useMessages(shareText);
  const may = useMay();
  const { found, nameOf, onShow } = props;
  if (found.query.isError)
    return <ErrorState problem={found.query.error} retry={() => void found.query.refetch()} />;
  if (found.query.isPending) return <Skeletons rows={4} height={48} />;
  if (found.items.length === 0)
    return (
      <EmptyState
        icon={<Link2 size={22} />}
        title={t('emptyTitle')}
        text={t('empty')}
        action={
          may('surveyLinks.create') ? (
            <Button leftSection={<Plus size={16} aria-hidden />} onClick={props.onNew}>
              {t('newLinks')}
            </Button>
          ) : null
        }
      />
    );
  return (
    <LinksTable
      links={found.items}
      nameOf={nameOf}
      onQr={(link) => onShow({ kind: 'qr', link })}
      onEnd={(link) => onShow({ kind: 'end', link })}
    />
  );
}

/** The links by which people come, their QR codes, personal links, and the survey as a file. */
export function ShareTab(props: {
  readonly view: SurveyView;
  /** Saves what was typed; false where that failed. */
  readonly flush: () => Promise<boolean>;
}) {
  const t = useMessages(shareText);
  const { nameOf } = useCompanyUnits();
  const { view } = props;
  const found = useApiPages('surveyLinks.list', { params: { id: view.id } });
  const [open, setOpen] = useSearchParam('open');
  const [shown, setShown] = useState<Shown | null>(null);
  const close = () => {
    setShown(null);
    if (open !== '') setOpen(null);
  };
  return (
    <div className={styles['share']}>
      {view.version === null ? <p className={styles['note']}>{t('needsPublish')}</p> : null}
      <Acts hasLinks={found.items.length > 0} onOpen={setOpen} />
      <Links found={found} nameOf={nameOf} onShow={setShown} onNew={() => setOpen('links')} />
      {found.more ? (
        <div className={styles['center']}>
          <Button variant="default" loading={found.query.isFetchingNextPage} onClick={found.readMore}>
            {t('more')}
          </Button>
        </div>
      ) : null}
      <Suspense>
        <Dialogs view={view} open={open} shown={shown} nameOf={nameOf} flush={props.flush} onClose={close} />
      </Suspense>
    </div>
  );
}
