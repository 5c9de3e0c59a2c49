import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import type { ResultText } from '@romashka/model/contract';
import { Link } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { type Paged, useApiPages } from '../../api/use-api.ts';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { ScoreChip } from '../../listen/live/score-chip.tsx';
import type { Scope } from '../../scope/scope.ts';
import { useCompanyUnits } from '../../scope/use-company-units.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';
import { useTypedParam } from '../../scope/use-typed-param.ts';
import { useMay } from '../../shell/session/me-context.ts';
import { ErrorState, Skeletons } from '../../shell/states.tsx';
import { Panel } from '../overview/panel.tsx';
import { useChartWords } from '../overview/use-chart-words.ts';
import { picturesText } from './pictures-text.ts';
import { ResultDownload } from './result-tools.tsx';
import styles from './results.module.css';
import type { Summary } from './summary.ts';
import { useResultWords } from './use-words.ts';

const SCORES = { low: 'scoreLow', middle: 'scoreMiddle', high: 'scoreHigh' } as const;
type Score = keyof typeof SCORES;
const isScore = (text: string): text is Score => Object.hasOwn(SCORES, text);
const PAGE = 20;
/** As what words come; of a survey with none of them there is nothing to read. */
const WORDY = ['text', 'nps', 'csat', 'ces'];

/** A text with the words that were sought marked in it. */
function Marked(props: { readonly text: string; readonly marks: ResultText['marks'] }) {
  const { text, marks } = props;
  const parts = marks.flatMap(([from, to], index) => [
    text.slice(marks[index - 1]?.[1] ?? 0, from),
    <mark key={from} className={styles['found']}>
      {text.slice(from, to)}
    </mark>,
  ]);
  return (
    <>
      {parts}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}

function TextItem(props: { readonly item: ResultText; readonly named: string }) {
  const { item } = props;
  const t = useMessages(picturesText);
  const format = useFormat();
  const may = useMay();
  const { nameOf } = useCompanyUnits();
  const place = [props.named, item.unit === '' ? '' : nameOf(item.unit), item.channel].filter(
    (part) => part !== '',
  );
  return (
    <li className={styles['said']}>
      <p className={styles['words']}>
        <Marked text={item.text} marks={item.marks} />
      </p>
      <div className={styles['about']}>
        {item.score === null ? null : <ScoreChip questionType={item.score.type} value={item.score.value} />}
        <time dateTime={item.time} title={format.dateTime(item.time)}>
          {format.date(item.time)}
        </time>
        <span>{place.join(' · ')}</span>
        {item.customer !== null && may('customers.read') ? (
          <Link to="/customers/$id" params={{ id: item.customer }}>
            {t('customer')}
          </Link>
        ) : null}
      </div>
    </li>
  );
}

/** What the list is narrowed by, as it stands in the URL. */
function useFilters() {
  const { settled: q, typed, setTyped } = useTypedParam('q');
  const [given, setScore] = useSearchParam('score', { replace: true });
  const [of, setQuestion] = useSearchParam('of', { replace: true });
  const score = isScore(given) ? given : undefined;
  const question = of === '' ? undefined : of;
  return { q, typed, setTyped, score, setScore, question, setQuestion };
}
type Filters = ReturnType<typeof useFilters>;

function FilterLine(props: { readonly filters: Filters; readonly texts: Summary['questions'] }) {
  const { filters, texts } = props;
  const t = useMessages(picturesText);
  const words = useResultWords();
  const scores = Object.entries(SCORES) as [Score, (typeof SCORES)[Score]][];
  return (
    <div className={styles['filters']}>
      <TextInput
        type="search"
        className={styles['search'] ?? ''}
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<Search size={16} aria-hidden />}
        value={filters.typed}
        maxLength={300}
        onChange={(event) => filters.setTyped(event.currentTarget.value)}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('scores')}
        value={filters.score ?? ''}
        onChange={(value) => filters.setScore(value === '' ? null : value)}
        data={[
          { value: '', label: t('scoreAll') },
          ...scores.map(([value, key]) => ({ value, label: t(key) })),
        ]}
      />
      {texts.length < 2 ? null : (
        <NativeSelect
          aria-label={t('question')}
          value={filters.question ?? ''}
          onChange={(event) => filters.setQuestion(event.currentTarget.value)}
          data={[
            { value: '', label: t('allQuestions') },
            ...texts.map(({ key, text }) => ({ value: key, label: words.named(text, key) })),
          ]}
        />
      )}
    </div>
  );
}

function TextList(props: {
  readonly found: Paged<ResultText>;
  readonly isNarrowed: boolean;
  readonly nameOf: (question: string) => string;
}) {
  const { found, isNarrowed, nameOf } = props;
  const t = useMessages(picturesText);
  if (found.query.isError)
    return <ErrorState problem={found.query.error} retry={() => void found.query.refetch()} />;
  if (found.query.isPending) return <Skeletons rows={5} height={56} />;
  const isEmpty = found.items.length === 0;
  const nothing = found.more ? 'notYet' : isNarrowed ? 'textsNotFound' : 'textsNone';
  return (
    <>
      {isEmpty ? (
        <p className={styles['soft']} role="status">
          {t(nothing)}
        </p>
      ) : (
        <ul className={styles['texts']}>
          {found.items.map((item) => (
            <TextItem key={`${item.id} ${item.question}`} item={item} named={nameOf(item.question)} />
          ))}
        </ul>
      )}
      {found.more ? (
        <Button
          variant="default"
          className={styles['more'] ?? ''}
          loading={found.query.isFetchingNextPage}
          onClick={found.readMore}
        >
          {t(isEmpty ? 'searchOn' : 'moreTexts')}
        </Button>
      ) : null}
    </>
  );
}

/** What people wrote, newest first, searched by words in any form. */
export function TextsPanel(props: { readonly summary: Summary; readonly scope: Scope }) {
  const { summary, scope } = props;
  const t = useMessages(picturesText);
  const words = useResultWords();
  const chart = useChartWords(scope);
  const filters = useFilters();
  const { q, score, question } = filters;
  const query = { ...scope.query, q, score, question };
  const wordy = summary.questions.filter(({ type }) => WORDY.includes(type));
  const texts = wordy.filter(({ type }) => type === 'text');
  const found = useApiPages(
    'results.texts',
    { params: { key: summary.key }, query: { ...query, limit: PAGE } },
    { enabled: wordy.length > 0 },
  );
  if (wordy.length === 0) return null;
  const title = t('textsTitle');
  return (
    <Panel
      title={title}
      help={`${t('textsHelp')} ${t('scoresHelp')}`}
      tools={
        <ResultDownload
          survey={summary.key}
          title={title}
          sub={chart.sub}
          file={`romashka-${summary.key}-texts-${chart.file}`}
          query={{ ...query, part: 'texts' }}
        />
      }
    >
      <FilterLine filters={filters} texts={texts} />
      <TextList
        found={found}
        isNarrowed={q !== '' || score !== undefined || question !== undefined}
        nameOf={(key) =>
          texts.length < 2 ? '' : words.named(wordy.find((one) => one.key === key)?.text ?? null, key)
        }
      />
    </Panel>
  );
}
