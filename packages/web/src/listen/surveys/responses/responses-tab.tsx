import { Button, NativeSelect } from '@mantine/core';
import type { SurveyResponse, SurveyView } from '@romashka/model/contract';
import { MessagesSquare } from 'lucide-react';
import { useState } from 'react';
import { type Paged, useApiAction, useApiPages } from '../../../api/use-api.ts';
import { ConfirmDialog } from '../../../govern/settings/confirm-dialog.tsx';
import { useMessages } from '../../../language/use-messages.ts';
import { useCompanyUnits } from '../../../scope/use-company-units.ts';
import { useSearchParam } from '../../../scope/use-search-param.ts';
import { notice } from '../../../shell/notices/notice.ts';
import { useMay } from '../../../shell/session/me-context.ts';
import { EmptyState, ErrorState, Skeletons } from '../../../shell/states.tsx';
import { ResponseCard } from './response-card.tsx';
import styles from './responses.module.css';
import { responsesText } from './responses-text.ts';
import { type Review, useReview } from './use-review.ts';

const FILTERS = ['all', 'complete', 'begun', 'full', 'held', 'test'] as const;
type Filter = (typeof FILTERS)[number];

const QUERY: Readonly<Record<Filter, Readonly<Record<string, string>>>> = {
  all: {},
  complete: { state: 'complete' },
  begun: { state: 'open' },
  full: { state: 'full' },
  held: { held: 'true' },
  test: { test: 'true' },
};

function DiscardAll(props: { readonly survey: string; readonly onClose: () => void }) {
  const t = useMessages(responsesText);
  const review = useApiAction('responses.review', {
    invalidates: ['responses.list', 'surveys.read', 'surveys.list'],
  });
  return (
    <ConfirmDialog
      title={t('discardAllTitle')}
      act={t('discardAll')}
      busy={review.isPending}
      thrown={review.error}
      onClose={props.onClose}
      onConfirm={() =>
        review.mutate(
          { params: { id: props.survey }, body: { decision: 'discard' } },
          {
            onSuccess: ({ discarded }) => {
              props.onClose();
              notice({ text: t('discardedAll', { n: discarded }) });
            },
          },
        )
      }
    >
      {t('discardAllText')}
    </ConfirmDialog>
  );
}

function Nothing(props: { readonly filter: Filter; readonly onGo: (tab: 'share' | null) => void }) {
  const t = useMessages(responsesText);
  const isFirst = props.filter === 'all';
  return (
    <EmptyState
      icon={<MessagesSquare size={22} />}
      title={t(isFirst ? 'emptyTitle' : 'noneTitle')}
      {...(isFirst ? { text: t('empty') } : {})}
      action={
        <Button variant="default" onClick={() => props.onGo(isFirst ? 'share' : null)}>
          {t(isFirst ? 'toLinks' : 'noneAll')}
        </Button>
      }
    />
  );
}

function List(props: {
  readonly view: SurveyView;
  readonly filter: Filter;
  readonly found: Paged<SurveyResponse>;
  readonly shown: readonly SurveyResponse[];
  readonly review: Review | null;
}) {
  const t = useMessages(responsesText);
  const { nameOf } = useCompanyUnits();
  const [, setFilter] = useSearchParam('show');
  const [, setTab] = useSearchParam('tab');
  const { view, found, shown, review } = props;
  if (found.query.isError)
    return <ErrorState problem={found.query.error} retry={() => void found.query.refetch()} />;
  if (found.query.isPending) return <Skeletons rows={5} height={110} />;
  if (shown.length === 0 && !found.more)
    return <Nothing filter={props.filter} onGo={(tab) => (tab === null ? setFilter(null) : setTab(tab))} />;
  return (
    <ul className={styles['list']} aria-label={t('list')}>
      {shown.map((response) => (
        <ResponseCard
          key={response.id}
          response={response}
          survey={view.id}
          draft={view.draft}
          nameOf={nameOf}
          review={
            review === null
              ? null
              : {
                  onCount: () => review.count(response.id),
                  onDiscard: () => review.discard(response.id),
                }
          }
        />
      ))}
    </ul>
  );
}

/** What came back, newest first; what is held is let count or discarded here. */
export function ResponsesTab(props: { readonly view: SurveyView }) {
  const t = useMessages(responsesText);
  const may = useMay();
  const { view } = props;
  const [text, setFilter] = useSearchParam('show');
  const filter = FILTERS.find((known) => known === text) ?? 'all';
  const [isAsking, setAsking] = useState(false);
  const found = useApiPages('responses.list', { params: { id: view.id }, query: QUERY[filter] });
  const review = useReview(view.id);
  const shown = found.items.filter(({ id }) => !review.hidden.includes(id));
  const mayReview = may('responses.review');
  return (
    <div className={styles['responses']}>
      <div className={styles['bar']}>
        <NativeSelect
          label={t('show')}
          value={filter}
          data={FILTERS.map((value) => ({ value, label: t(value) }))}
          onChange={(event) =>
            setFilter(event.currentTarget.value === 'all' ? null : event.currentTarget.value)
          }
        />
        {filter === 'held' && mayReview && shown.length > 0 ? (
          <span className={styles['acts']}>
            <Button variant="default" onClick={() => setAsking(true)}>
              {t('discardAll')}
            </Button>
            <Button onClick={() => review.count(null)}>{t('letAllCount')}</Button>
          </span>
        ) : null}
      </div>
      {filter === 'held' || filter === 'test' ? <p className={styles['help']}>{t(`${filter}Help`)}</p> : null}
      <List view={view} filter={filter} found={found} shown={shown} review={mayReview ? review : null} />
      {found.more ? (
        <div className={styles['center']}>
          <Button variant="default" loading={found.query.isFetchingNextPage} onClick={found.readMore}>
            {t('more')}
          </Button>
        </div>
      ) : null}
      {isAsking ? <DiscardAll survey={view.id} onClose={() => setAsking(false)} /> : null}
    </div>
  );
}
