import { Link } from '@tanstack/react-router';
import { useApi } from '../../api/use-api.ts';
import { useFormat } from '../../language/format.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useScope } from '../../scope/use-scope.ts';
import { Page } from '../../shell/page.tsx';
import { useMay } from '../../shell/session/me-context.ts';
import { EmptyState, ErrorState, Skeletons } from '../../shell/states.tsx';
import { useChartWords } from '../overview/use-chart-words.ts';
import styles from './results-page.module.css';
import { resultsText } from './results-text.ts';

/** The surveys that were answered in the period, made here or not, with how many responses each brought. */
export function ResultsPage() {
  const t = useMessages(resultsText);
  const format = useFormat();
  const { timeZone } = useLanguage();
  const scope = useScope();
  const chart = useChartWords(scope);
  const may = useMay();
  const read = useApi('results.list', { query: scope.query });
  if (read.isError)
    return (
      <Page headline={t('tab')}>
        <ErrorState problem={read.error} retry={() => void read.refetch()} />
      </Page>
    );
  if (read.data === undefined)
    return (
      <Page headline={<Skeletons rows={1} height={32} />} title={t('tab')}>
        <Skeletons rows={6} height={44} />
      </Page>
    );
  const { items, truncated } = read.data;
  if (items.length === 0)
    return (
      <Page headline={t('listNone')}>
        <EmptyState
          title={t('emptyTitle')}
          text={scope.from === undefined ? t('emptyText') : t('emptyPeriod')}
          action={may('imports.list') ? <Link to="/imports">{t('importLink')}</Link> : undefined}
        />
      </Page>
    );
  const responses = items.reduce((sum, item) => sum + item.responses, 0);
  const most = Math.max(...items.map((item) => item.responses));
  return (
    <Page
      headline={t('listHeadline', { surveys: items.length, responses })}
      title={t('tab')}
      sub={t('listSub', { period: chart.sub, zone: timeZone })}
    >
      <table className={styles['surveys']}>
        <thead>
          <tr>
            <th scope="col">{t('survey')}</th>
            <th scope="col" colSpan={2}>
              {t('responsesColumn')}
            </th>
            <th scope="col">{t('lastAnswer')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.key}>
              <th scope="row">
                <Link to="/results/$key" params={{ key: item.key }}>
                  {item.name}
                </Link>
              </th>
              <td className={styles['number']}>{format.number(item.responses)}</td>
              <td className={styles['length']} aria-hidden>
                <span style={{ width: `${(100 * item.responses) / most}%` }} />
              </td>
              <td className={styles['when']}>
                {item.last === null ? '' : <time dateTime={item.last}>{format.dateTime(item.last)}</time>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {truncated ? <p className={styles['note']}>{t('truncated')}</p> : null}
    </Page>
  );
}
