import { Button } from '@mantine/core';
import type { BoardView } from '@romashka/model/contract';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Copy, Download, LayoutDashboard, Pencil, Printer, Send, Trash2 } from 'lucide-react';
import { useApi, useApiAction } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useScope } from '../../scope/use-scope.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';
import { notice } from '../../shell/notices/notice.ts';
import { Page } from '../../shell/page.tsx';
import { useMay, useMe } from '../../shell/session/me-context.ts';
import { useProblemText } from '../../shell/states/use-problem-text.ts';
import { EmptyState, ErrorState, Skeletons } from '../../shell/states.tsx';
import { ExportDialog } from '../metrics/export-dialog.tsx';
import { useMetrics } from '../metrics/use-metrics.ts';
import { useChartWords } from '../overview/use-chart-words.ts';
import { BoardEditor } from './board-editor.tsx';
import { BoardGrid } from './board-grid.tsx';
import { BoardViews } from './board-views.tsx';
import { boardsText } from './boards-text.ts';
import { DigestDialog } from './digest-dialog.tsx';

/** Copies a board, removes it, and brings a removed one back. */
function useBoardActs(board: BoardView) {
  const t = useMessages(boardsText);
  const navigate = useNavigate();
  const explain = useProblemText();
  const creating = useApiAction('boards.create', { invalidates: ['boards.list'] });
  const removing = useApiAction('boards.remove', { invalidates: ['boards.list'] });
  const digesting = useApiAction('boards.digest', { invalidates: ['boards.list', 'boards.read'] });
  const { name, content, shared, digest } = board;
  const onError = (thrown: unknown) => notice({ text: explain(thrown).title, tone: 'bad' });
  const open = (id: string) => void navigate({ to: '/boards/$id', params: { id } });
  const copy = () => {
    const copied = t('copyName', { name }).slice(0, 200);
    creating.mutate(
      { body: { name: copied, copyOf: board.id } },
      {
        onSuccess: ({ id }) => {
          notice({ text: t('copied', { name: copied }) });
          open(id);
        },
        onError,
      },
    );
  };
  const restore = () =>
    creating.mutate(
      { body: { name, content, shared } },
      {
        onSuccess: ({ id }) => {
          if (digest !== null) digesting.mutate({ params: { id }, body: { digest } }, { onError });
          open(id);
        },
        onError,
      },
    );
  const remove = () =>
    removing.mutate(
      { params: { id: board.id } },
      {
        onSuccess: () => {
          notice({ text: t('removed', { name }), ...(board.mine ? { undo: restore } : {}) });
          void navigate({ to: '/boards' });
        },
        onError,
      },
    );
  return { copy, remove, busy: creating.isPending || removing.isPending };
}

function Actions(props: {
  readonly board: BoardView;
  readonly onOpen: (what: string) => void;
  readonly onEdit: () => void;
}) {
  const { board, onOpen, onEdit } = props;
  const t = useMessages(boardsText);
  const may = useMay();
  const { role } = useMe();
  const { copy, remove, busy } = useBoardActs(board);
  const plain = { variant: 'default' } as const;
  return (
    <>
      {board.mine ? (
        <Button leftSection={<Pencil size={16} aria-hidden />} onClick={onEdit}>
          {t('edit')}
        </Button>
      ) : null}
      <Button {...plain} leftSection={<Copy size={16} aria-hidden />} loading={busy} onClick={copy}>
        {t('duplicate')}
      </Button>
      <Button {...plain} leftSection={<Download size={16} aria-hidden />} onClick={() => onOpen('export')}>
        {t('export')}
      </Button>
      <Button {...plain} leftSection={<Printer size={16} aria-hidden />} onClick={() => window.print()}>
        {t('print')}
      </Button>
      {board.mine && may('boards.digest') ? (
        <Button {...plain} leftSection={<Send size={16} aria-hidden />} onClick={() => onOpen('digest')}>
          {t('digest')}
        </Button>
      ) : null}
      {board.mine || role === 'owner' ? (
        <Button {...plain} leftSection={<Trash2 size={16} aria-hidden />} onClick={remove}>
          {t('remove')}
        </Button>
      ) : null}
    </>
  );
}

function Board(props: { readonly board: BoardView; readonly reload: () => void }) {
  const { board } = props;
  const { id, name, owner, mine, shared, content } = board;
  const t = useMessages(boardsText);
  const scope = useScope();
  const words = useChartWords(scope);
  const { byKey } = useMetrics();
  const [mode, setMode] = useSearchParam('mode');
  const [open, setOpen] = useSearchParam('open');
  if (mode === 'edit' && mine)
    return (
      <BoardEditor
        key={board.revision}
        board={board}
        scope={scope}
        onDone={() => setMode(null)}
        reload={props.reload}
      />
    );
  const locked = content.cards.some(
    (card) => card.picture !== 'note' && byKey.get(card.metric)?.definition?.coachingOnly === true,
  );
  const seen = t(`seen_${shared ?? 'none'}`);
  return (
    <Page
      title={name}
      headline={t('headlineFirst', { name, count: content.cards.length })}
      sub={`${words.sub} · ${t('boardSub', { owner: mine ? t('mine') : owner, seen })}`}
      actions={<Actions board={board} onOpen={setOpen} onEdit={() => setMode('edit')} />}
    >
      <BoardViews filters={content.filters} scope={scope} change={null} />
      {content.cards.length === 0 ? (
        <EmptyState
          icon={<LayoutDashboard size={22} />}
          title={t('noCards')}
          text={t(mine ? 'noCardsEdit' : 'noCardsView')}
          action={mine ? <Button onClick={() => setMode('edit')}>{t('edit')}</Button> : null}
        />
      ) : (
        <BoardGrid cards={content.cards} scope={scope} editing={null} />
      )}
      {open === 'export' ? (
        <ExportDialog
          name={name}
          path={`/api/v1/boards/${id}/export`}
          query={{ ...scope.query }}
          locked={locked}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'digest' && mine ? <DigestDialog board={board} onClose={() => setOpen(null)} /> : null}
    </Page>
  );
}

/** One board, to be looked at or put together. */
export function BoardPage() {
  const { id = '' } = useParams({ strict: false });
  const t = useMessages(boardsText);
  const board = useApi('boards.read', { params: { id } }, { retry: false });
  if (board.isError && [400, 404].includes(board.error.problem.status))
    return (
      <Page headline={t('gone')}>
        <EmptyState
          icon={<LayoutDashboard size={22} />}
          title={t('gone')}
          text={t('goneText')}
          action={
            <Button variant="default" renderRoot={(root) => <Link to="/boards" {...root} />}>
              {t('toBoards')}
            </Button>
          }
        />
      </Page>
    );
  if (board.isError)
    return (
      <Page headline={t('boards')}>
        <ErrorState problem={board.error} retry={() => void board.refetch()} />
      </Page>
    );
  if (board.data === undefined)
    return (
      <Page headline={<Skeletons rows={1} height={32} />} title={t('boards')}>
        <Skeletons rows={3} height={160} />
      </Page>
    );
  return <Board key={id} board={board.data} reload={() => void board.refetch()} />;
}
