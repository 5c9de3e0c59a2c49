import { keepPreviousData } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useApi } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useScope } from '../../scope/use-scope.ts';
import { Page } from '../../shell/page.tsx';
import { EmptyState, ErrorState, Skeletons } from '../../shell/states.tsx';
import { useChartWords } from '../overview/use-chart-words.ts';
import { CrossPanel } from './cross-panel.tsx';
import { DropOutPanel } from './drop-out-panel.tsx';
import { QuestionCard } from './question-card.tsx';
import { benchmarkOf, RatePanel } from './rate-panel.tsx';
import styles from './results.module.css';
import { resultsText } from './results-text.ts';
import type { Summary } from './summary.ts';
import { TextsPanel } from './texts-panel.tsx';
import { useResultWords } from './use-words.ts';

function useHeadline(): (summary: Summary) => string {
  const t = useMessages(resultsText);
  const words = useResultWords();
  return (summary) => {
    const { name, responses, rate, fewest } = summary;
    if (responses === 0 && rate.of === 0) return t('nobody', { name });
    if (rate.of < fewest || rate.value === null || rate.low === null || rate.high === null)
      return t('responded', { name, n: responses });
    const said = { name, share: words.percent(rate.value) };
    const benchmark = benchmarkOf(summary, '');
    if (benchmark === undefined) return t('asked', said);
    const held = { ...said, benchmark: words.percent(benchmark) };
    if (rate.low > benchmark) return t('askedAbove', held);
    return t(rate.high < benchmark ? 'askedBelow' : 'askedLevel', held);
  };
}

function useSub(scope: ReturnType<typeof useScope>): (summary: Summary) => string {
  const t = useMessages(resultsText);
  const words = useResultWords();
  const chart = useChartWords(scope);
  return ({ responses, complete, timeZone, time, fewest }) => {
    const about = { period: chart.sub, n: responses, zone: timeZone };
    const first = complete === null ? t('sub', about) : t('subComplete', { ...about, complete });
    const { lower, median, upper, n } = time;
    // Answers that all bear one time say nothing of how long they took.
    if (n < fewest || lower === null || median === null || upper === null || upper === 0) return first;
    const took = { median: words.time(median), lower: words.time(lower), upper: words.time(upper) };
    return `${first}. ${t('subTime', took)}`;
  };
}

function Told(props: { readonly summary: Summary; readonly scope: ReturnType<typeof useScope> }) {
  const { summary, scope } = props;
  const t = useMessages(resultsText);
  // What people wrote stands below, in their words.
  const drawn = summary.questions.filter(({ type }) => type !== 'text');
  const hasRows = new Set(drawn.flatMap(({ key, of }) => (key === of ? [] : [of])));
  const questions = [...new Set(drawn.map(({ of }) => of))];
  if (summary.responses === 0 && summary.rate.of === 0)
    return <EmptyState title={t('emptyTitle')} text={t('emptyPeriod')} />;
  return (
    <>
      <div className={styles['pair']}>
        <RatePanel summary={summary} scope={scope} />
        {summary.dropOut.questions.length === 0 ? null : <DropOutPanel summary={summary} scope={scope} />}
      </div>
      {questions.length === 0 ? null : (
        <section className={styles['questions']} aria-label={t('questionsTitle')}>
          {questions.map((question) => (
            <div key={question} data-wide={hasRows.has(question) || undefined}>
              <QuestionCard survey={summary.key} question={question} scope={scope} />
            </div>
          ))}
        </section>
      )}
      <CrossPanel summary={summary} scope={scope} />
      <TextsPanel summary={summary} scope={scope} />
    </>
  );
}

/** What a survey brought: who answered, where they left, how each question was answered, and in what words. */
export function ResultPage() {
  const t = useMessages(resultsText);
  const scope = useScope();
  const { key = '' } = useParams({ strict: false });
  const headline = useHeadline();
  const sub = useSub(scope);
  const read = useApi(
    'results.summary',
    { params: { key }, query: scope.query },
    { placeholderData: keepPreviousData },
  );
  const back = (
    <Link to="/results" className={styles['back']}>
      <ArrowLeft size={16} aria-hidden />
      {t('back')}
    </Link>
  );
  if (read.isError)
    return (
      <Page headline={t('tab')} actions={back}>
        <ErrorState problem={read.error} retry={() => void read.refetch()} />
      </Page>
    );
  if (read.data === undefined)
    return (
      <Page headline={<Skeletons rows={1} height={32} />} title={t('tab')} actions={back}>
        <Skeletons rows={3} height={260} />
      </Page>
    );
  return (
    <Page headline={headline(read.data)} sub={sub(read.data)} actions={back}>
      <Told summary={read.data} scope={scope} />
    </Page>
  );
}
