import { Button, TextInput } from '@mantine/core';
import type { SurveyLine } from '@romashka/model/contract';
import { Link } from '@tanstack/react-router';
import { ClipboardList, Plus, SearchX } from 'lucide-react';
import { useApi } from '../../../api/use-api.ts';
import { useFormat } from '../../../language/format.ts';
import { useMessages } from '../../../language/use-messages.ts';
import { useSearchParam } from '../../../scope/use-search-param.ts';
import { Page } from '../../../shell/page.tsx';
import { useMay } from '../../../shell/session/me-context.ts';
import { EmptyState, ErrorState, Skeletons } from '../../../shell/states.tsx';
import { NewSurveyDialog } from './new-survey-dialog.tsx';
import styles from './surveys.module.css';
import { surveysText } from './surveys-text.ts';

function Row(props: { readonly survey: SurveyLine }) {
  const t = useMessages(surveysText);
  const format = useFormat();
  const { survey } = props;
  const of = t('of', { complete: format.number(survey.complete), begun: format.number(survey.begun) });
  const isNews = survey.changed && survey.version !== null;
  return (
    <tr className={styles['row']}>
      <th scope="row">
        <Link className={styles['name']} to="/surveys/$id" params={{ id: survey.id }}>
          {survey.name}
        </Link>
        {survey.touchpoint === '' ? null : <span className={styles['soft']}>{survey.touchpoint}</span>}
      </th>
      <td>
        <span className={styles['state']} data-state={survey.state}>
          {t(survey.state)}
        </span>
        {isNews ? <span className={styles['soft']}>{t('notPublished')}</span> : null}
      </td>
      <td className={styles['number']}>
        {survey.begun === 0 ? (
          <span className={styles['soft']}>{t('noAnswers')}</span>
        ) : (
          <Link
            className={styles['results']}
            to="/results/$key"
            params={{ key: survey.key }}
            aria-label={t('resultsOf', { name: survey.name, of })}
          >
            {of}
          </Link>
        )}
      </td>
      <td className={styles['number']}>
        {survey.held === 0 ? null : (
          <Link
            className={styles['held']}
            to="/surveys/$id"
            params={{ id: survey.id }}
            search={{ tab: 'responses', show: 'held' }}
          >
            {t('heldCount', { n: survey.held })}
          </Link>
        )}
      </td>
      <td className={styles['when']} title={format.dateTime(survey.updatedAt)}>
        {t('by', { when: format.relative(survey.updatedAt), who: survey.updatedBy })}
      </td>
    </tr>
  );
}

function Table(props: { readonly surveys: readonly SurveyLine[] }) {
  const t = useMessages(surveysText);
  const hasHeld = props.surveys.some(({ held }) => held > 0);
  return (
    <table className={styles['table']} aria-label={t('list')}>
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('state')}</th>
          <th scope="col" className={styles['number']}>
            {t('answers')}
          </th>
          <th scope="col" className={styles['number']}>
            {hasHeld ? t('held') : <span className="unseen">{t('held')}</span>}
          </th>
          <th scope="col">{t('changed')}</th>
        </tr>
      </thead>
      <tbody>
        {props.surveys.map((survey) => (
          <Row key={survey.id} survey={survey} />
        ))}
      </tbody>
    </table>
  );
}

function First(props: { readonly onNew: (() => void) | null }) {
  const t = useMessages(surveysText);
  if (props.onNew === null) return <EmptyState title={t('nobodyTitle')} text={t('nobody')} />;
  return (
    <EmptyState
      icon={<ClipboardList size={22} />}
      title={t('emptyTitle')}
      text={t('empty')}
      action={
        <Button leftSection={<Plus size={16} aria-hidden />} onClick={props.onNew}>
          {t('first')}
        </Button>
      }
    />
  );
}

function useHeadline(surveys: readonly SurveyLine[] | undefined): string {
  const t = useMessages(surveysText);
  if (surveys === undefined) return t('loading');
  if (surveys.length === 0) return t('none');
  const open = surveys.filter(({ state }) => state === 'open').length;
  return t('headline', { open, held: surveys.reduce((sum, { held }) => sum + held, 0) });
}

/** All surveys, the last changed first. */
export function SurveysPage() {
  const t = useMessages(surveysText);
  const may = useMay();
  const read = useApi('surveys.list', {});
  const [sought, setSought] = useSearchParam('q', { replace: true });
  const [open, setOpen] = useSearchParam('open');
  const surveys = read.data?.items;
  const mayMake = may('surveys.create');
  const onNew = mayMake ? () => setOpen('new') : null;
  const wanted = sought.trim().toLocaleLowerCase();
  const fitting = (surveys ?? []).filter(({ name, key, touchpoint }) =>
    `${name} ${key} ${touchpoint}`.toLocaleLowerCase().includes(wanted),
  );
  const content = () => {
    if (read.isError) return <ErrorState problem={read.error} retry={() => void read.refetch()} />;
    if (surveys === undefined) return <Skeletons rows={6} height={56} />;
    if (surveys.length === 0) return <First onNew={onNew} />;
    return (
      <>
        <TextInput
          type="search"
          className={styles['search'] ?? ''}
          aria-label={t('search')}
          placeholder={t('search')}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
        {fitting.length > 0 ? (
          <Table surveys={fitting} />
        ) : (
          <EmptyState
            icon={<SearchX size={22} />}
            title={t('notFound', { sought })}
            action={
              <Button variant="default" onClick={() => setSought(null)}>
                {t('showAll')}
              </Button>
            }
          />
        )}
      </>
    );
  };
  return (
    <Page
      headline={useHeadline(surveys)}
      title={t('tab')}
      actions={
        onNew !== null && surveys !== undefined && surveys.length > 0 ? (
          <Button leftSection={<Plus size={16} aria-hidden />} onClick={onNew}>
            {t('new')}
          </Button>
        ) : undefined
      }
    >
      {content()}
      {open === 'new' && mayMake && surveys !== undefined ? (
        <NewSurveyDialog surveys={surveys} onClose={() => setOpen(null)} />
      ) : null}
    </Page>
  );
}
