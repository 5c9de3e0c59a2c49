import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { Pause, Play, Radio, Search, SearchX } from 'lucide-react';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useScope } from '../../scope/use-scope.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';
import { Page } from '../../shell/page.tsx';
import { EmptyState, Skeletons } from '../../shell/states.tsx';
import { Announcer } from './announcer.tsx';
import { type LiveFeed, MOST_ROWS } from './live-feed.ts';
import { filterLive } from './live-filter.ts';
import styles from './live-page.module.css';
import { LiveRow } from './live-row.tsx';
import { liveText } from './live-text.ts';
import { StreamStatus } from './stream-status.tsx';
import { type LiveQuery, useLiveFeed } from './use-live-feed.ts';

/** Rows older than the app's start are history and need no mark of being new. */
const OPENED_AT = Date.now();

type Kind = NonNullable<LiveQuery['kind']>;
const isKind = (text: string): text is Kind => text === 'answer' || text === 'event';

function PauseButton(props: { readonly feed: LiveFeed; readonly onClick: () => void }) {
  const t = useMessages(liveText);
  const { paused, heldCount } = props.feed;
  const Icon = paused ? Play : Pause;
  const label = paused ? (heldCount > 0 ? t('resumeWith', { n: heldCount }) : t('resume')) : t('pause');
  return (
    <Button
      variant={paused ? 'filled' : 'default'}
      leftSection={<Icon size={16} aria-hidden />}
      onClick={props.onClick}
    >
      {label}
    </Button>
  );
}

function Filters(props: {
  readonly kind: string;
  readonly onKind: (kind: string | null) => void;
  readonly words: string;
  readonly onWords: (words: string | null) => void;
}) {
  const t = useMessages(liveText);
  return (
    <div className={styles['filters']}>
      <SegmentedControl
        aria-label={t('kind')}
        value={props.kind}
        onChange={(value) => props.onKind(value === '' ? null : value)}
        data={[
          { value: '', label: t('all') },
          { value: 'answer', label: t('answers') },
          { value: 'event', label: t('events') },
        ]}
      />
      <TextInput
        className={styles['words'] ?? ''}
        type="search"
        aria-label={t('words')}
        placeholder={t('wordsPlaceholder')}
        leftSection={<Search size={16} aria-hidden />}
        value={props.words}
        onChange={(event) => props.onWords(event.currentTarget.value)}
      />
    </div>
  );
}

function Stream(props: {
  readonly feed: LiveFeed;
  readonly filled: boolean;
  readonly words: string;
  readonly onClear: () => void;
}) {
  const { feed, filled, words } = props;
  const t = useMessages(liveText);
  const format = useFormat();
  if (feed.items.length === 0) {
    if (!filled) return <Skeletons rows={8} height={56} />;
    return <EmptyState icon={<Radio size={22} />} title={t('noneYetTitle')} text={t('noneYet')} />;
  }
  const shown = filterLive(feed.items, { kind: '', words });
  if (shown.length === 0) {
    return (
      <EmptyState
        icon={<SearchX size={22} />}
        title={t('noneFoundTitle')}
        text={t('noneFound', { n: feed.items.length })}
        action={
          <Button variant="default" onClick={props.onClear}>
            {t('clear')}
          </Button>
        }
      />
    );
  }
  return (
    <>
      <ol className={styles['list']} aria-label={t('list')}>
        {shown.map((item) => (
          <LiveRow key={item.id} item={item} fresh={Date.parse(item.time) >= OPENED_AT} />
        ))}
      </ol>
      {feed.items.length < MOST_ROWS ? null : (
        <p className={styles['note']}>{t('capped', { n: format.number(MOST_ROWS) })}</p>
      )}
    </>
  );
}

/** Answers and events as they come. */
export function LivePage() {
  const t = useMessages(liveText);
  const { unit, touchpoint, channel } = useScope();
  const [kind, onKind] = useSearchParam('kind');
  const [words, onWords] = useSearchParam('words', { replace: true });
  const query: LiveQuery = {
    ...(unit === undefined ? {} : { unit }),
    ...(touchpoint === undefined ? {} : { touchpoint }),
    ...(channel === undefined ? {} : { channel }),
    ...(isKind(kind) ? { kind } : {}),
  };
  const { feed, state, filled, act } = useLiveFeed(query);
  const { answers, events } = feed.came;
  const headline = answers + events === 0 ? t('waiting') : t('came', { answers, events });
  return (
    <Page
      headline={headline}
      title={t('tab')}
      sub={<StreamStatus state={state} paused={feed.paused} />}
      actions={<PauseButton feed={feed} onClick={() => act({ kind: feed.paused ? 'resumed' : 'paused' })} />}
    >
      <Filters kind={query.kind ?? ''} onKind={onKind} words={words} onWords={onWords} />
      <Stream feed={feed} filled={filled} words={words} onClear={() => onWords(null)} />
      <Announcer came={feed.came} />
    </Page>
  );
}
