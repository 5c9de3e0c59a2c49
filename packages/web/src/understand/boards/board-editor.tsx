import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type Card, freeCardId } from '@romashka/model/boards';
import type { BoardView } from '@romashka/model/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { LayoutDashboard, MessageSquareText, Plus } from 'lucide-react';
import { useReducer, useState } from 'react';
import { apiKey, useApiAction } from '../../api/use-api.ts';
import { FaultLine } from '../../govern/settings/fault-line.tsx';
import { useMessages } from '../../language/use-messages.ts';
import type { useScope } from '../../scope/use-scope.ts';
import { notice } from '../../shell/notices/notice.ts';
import { Page } from '../../shell/page.tsx';
import { EmptyState } from '../../shell/states.tsx';
import { BoardGrid } from './board-grid.tsx';
import { type BoardDraft, changeBoard } from './board-state.ts';
import { BoardViews } from './board-views.tsx';
import styles from './boards.module.css';
import { boardsText } from './boards-text.ts';
import { CardDialog } from './card-dialog.tsx';
import { plainCard } from './usual-cards.ts';

const SHARED = ['none', 'viewer', 'analyst', 'owner'] as const;
const draftOf = ({ name, shared, content }: BoardView): BoardDraft => ({ name, shared, content });
const codeOf = (thrown: unknown): string | undefined =>
  (thrown as { problem?: { code?: string } } | null)?.problem?.code;

/** Saving a draft, and what to do where somebody else saved in between. */
function useSaving(board: BoardView, draft: BoardDraft, onDone: () => void) {
  const t = useMessages(boardsText);
  const client = useQueryClient();
  const navigate = useNavigate();
  const saving = useApiAction('boards.save', { invalidates: ['boards.list'] });
  const copying = useApiAction('boards.create', { invalidates: ['boards.list'] });
  // A board is plain data; only the types of what came by the wire are not readonly.
  const content = draft.content as BoardView['content'];
  const save = () =>
    saving.mutate(
      {
        params: { id: board.id },
        body: { name: draft.name.trim(), shared: draft.shared, content, basedOn: board.revision },
      },
      {
        onSuccess: (saved) => {
          client.setQueryData(apiKey('boards.read', { params: { id: board.id } }), saved);
          notice({ text: t('saved') });
          onDone();
        },
      },
    );
  const keepCopy = () =>
    copying.mutate(
      { body: { name: t('copyName', { name: draft.name.trim() }).slice(0, 200), content } },
      { onSuccess: ({ id }) => void navigate({ to: '/boards/$id', params: { id } }) },
    );
  return { saving, save, keepCopy, stale: codeOf(saving.error) === 'saved-in-between' };
}

/** A board while it is put together; nothing is kept before it is saved. */
export function BoardEditor(props: {
  readonly board: BoardView;
  readonly scope: ReturnType<typeof useScope>;
  readonly onDone: () => void;
  readonly reload: () => void;
}) {
  const { board, scope, onDone } = props;
  const t = useMessages(boardsText);
  const [draft, change] = useReducer(changeBoard, board, draftOf);
  const [open, setOpen] = useState<Card | null>(null);
  const { saving, save, keepCopy, stale } = useSaving(board, draft, onDone);
  const { cards, filters } = draft.content;
  const add = (card: Card) => setOpen(card);
  const nameless = draft.name.trim() === '';
  const adds = (
    <div className={styles['adds']}>
      <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => add(plainCard(freeCardId(cards)))}>
        {t('addCard')}
      </Button>
      <Button
        variant="default"
        leftSection={<MessageSquareText size={16} aria-hidden />}
        onClick={() => add({ id: freeCardId(cards), picture: 'note', size: 'medium', title: '', text: '' })}
      >
        {t('addNote')}
      </Button>
    </div>
  );
  return (
    <Page
      title={board.name}
      headline={t('puttingTogether', { name: draft.name || board.name })}
      actions={
        <>
          <Button variant="default" onClick={onDone}>
            {t('stop')}
          </Button>
          <Button loading={saving.isPending} disabled={nameless} onClick={save}>
            {t('save')}
          </Button>
        </>
      }
    >
      {stale ? (
        <div className={styles['stale']} role="alert">
          {t('stale')}
          <Button size="xs" variant="default" onClick={props.reload}>
            {t('loadAnew')}
          </Button>
          <Button size="xs" variant="default" onClick={keepCopy}>
            {t('keepAsCopy')}
          </Button>
        </div>
      ) : (
        <FaultLine thrown={saving.error} />
      )}
      <div className={styles['bar']}>
        <TextInput
          label={t('name')}
          maxLength={200}
          value={draft.name}
          error={nameless ? t('nameless') : null}
          onChange={(event) => change({ kind: 'name', name: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('seenBy')}
          value={draft.shared ?? 'none'}
          data={SHARED.map((value) => ({ value, label: t(`seen_${value}`) }))}
          onChange={(event) => {
            const chosen = SHARED.find((one) => one === event.currentTarget.value) ?? 'none';
            change({ kind: 'shared', shared: chosen === 'none' ? null : chosen });
          }}
        />
      </div>
      <BoardViews
        filters={filters}
        scope={scope}
        change={(next) => change({ kind: 'filters', filters: next })}
      />
      {cards.length === 0 ? (
        <EmptyState
          icon={<LayoutDashboard size={22} />}
          title={t('noCards')}
          text={t('noCardsEdit')}
          action={adds}
        />
      ) : (
        <>
          <BoardGrid cards={cards} scope={scope} editing={{ change, open: setOpen }} />
          {adds}
        </>
      )}
      {open === null ? null : (
        <CardDialog
          card={open}
          isNew={!cards.some(({ id }) => id === open.id)}
          onClose={() => setOpen(null)}
          onDone={(card) => {
            change({ kind: 'put', card });
            setOpen(null);
          }}
        />
      )}
    </Page>
  );
}
