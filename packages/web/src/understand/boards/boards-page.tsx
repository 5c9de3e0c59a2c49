import { Button, Radio, Stack, TextInput } from '@mantine/core';
import type { BoardLine, BoardView } from '@romashka/model/contract';
import { Link, useNavigate } from '@tanstack/react-router';
import { LayoutDashboard, Send } from 'lucide-react';
import { type SubmitEvent, useState } from 'react';
import { useApi, useApiAction } from '../../api/use-api.ts';
import { FaultLine } from '../../govern/settings/fault-line.tsx';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useCompanyUnits } from '../../scope/use-company-units.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { Page } from '../../shell/page.tsx';
import { EmptyState, ErrorState, Skeletons } from '../../shell/states.tsx';
import table from '../metrics/metrics.module.css';
import styles from './boards.module.css';
import { boardsText } from './boards-text.ts';
import { usualCards } from './usual-cards.ts';

function CreateDialog(props: { readonly onClose: () => void }) {
  const t = useMessages(boardsText);
  const navigate = useNavigate();
  const { lines } = useCompanyUnits();
  const creating = useApiAction('boards.create', { invalidates: ['boards.list'] });
  const [name, setName] = useState('');
  const [start, setStart] = useState('usual');
  const [tried, setTried] = useState(false);
  const nameless = name.trim() === '';
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (nameless) return;
    const cards = start === 'usual' ? usualCards(lines.length > 0 ? 'unit.below' : 'unit') : [];
    creating.mutate(
      { body: { name: name.trim(), content: { cards: [...cards] as BoardView['content']['cards'] } } },
      {
        onSuccess: ({ id }) => void navigate({ to: '/boards/$id', params: { id }, search: { mode: 'edit' } }),
      },
    );
  };
  return (
    <Dialog title={t('create')} onClose={props.onClose}>
      <form className={styles['fields']} onSubmit={submit} noValidate>
        <TextInput
          label={t('name')}
          autoComplete="off"
          maxLength={200}
          value={name}
          error={tried && nameless ? t('nameless') : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Radio.Group label={t('start')} value={start} onChange={setStart}>
          <Stack gap={10} mt={8}>
            <Radio value="usual" label={t('startUsual')} />
            <Radio value="empty" label={t('startEmpty')} />
          </Stack>
        </Radio.Group>
        <FaultLine thrown={creating.error} />
        <div className={styles['buttons']}>
          <Button variant="default" onClick={props.onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={creating.isPending}>
            {t('create')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function BoardRow(props: { readonly board: BoardLine }) {
  const { board } = props;
  const t = useMessages(boardsText);
  const format = useFormat();
  return (
    <tr>
      <th scope="row">
        <span className={table['name']}>
          <Link to="/boards/$id" params={{ id: board.id }}>
            {board.name}
          </Link>
          {board.digested && board.mine ? <Send size={14} aria-label={t('digest')} role="img" /> : null}
        </span>
      </th>
      <td>{board.mine ? t('mine') : board.owner}</td>
      <td>{t(`seen_${board.shared ?? 'none'}`)}</td>
      <td>
        <time className={table['soft']} dateTime={board.updatedAt} title={format.dateTime(board.updatedAt)}>
          {format.relative(board.updatedAt)}
        </time>
      </td>
    </tr>
  );
}

/** The own boards and those that others share. */
export function BoardsPage() {
  const t = useMessages(boardsText);
  const list = useApi('boards.list');
  const [open, setOpen] = useSearchParam('open');
  const boards = list.data?.items;
  const create = (
    <Button leftSection={<LayoutDashboard size={16} aria-hidden />} onClick={() => setOpen('new')}>
      {t('create')}
    </Button>
  );
  return (
    <Page
      title={t('boards')}
      headline={boards === undefined ? t('boards') : t('headline', { n: boards.length })}
      sub={t('sub')}
      actions={boards === undefined || boards.length === 0 ? null : create}
    >
      {list.isError ? <ErrorState problem={list.error} retry={() => void list.refetch()} /> : null}
      {list.isPending ? <Skeletons rows={4} height={48} /> : null}
      {boards?.length === 0 ? (
        <EmptyState
          icon={<LayoutDashboard size={22} />}
          title={t('emptyTitle')}
          text={t('emptyText')}
          action={create}
        />
      ) : null}
      {boards === undefined || boards.length === 0 ? null : (
        <table className={table['table']}>
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('owner')}</th>
              <th scope="col">{t('seenBy')}</th>
              <th scope="col">{t('changed')}</th>
            </tr>
          </thead>
          <tbody>
            {boards.map((board) => (
              <BoardRow key={board.id} board={board} />
            ))}
          </tbody>
        </table>
      )}
      {open === 'new' ? <CreateDialog onClose={() => setOpen(null)} /> : null}
    </Page>
  );
}
