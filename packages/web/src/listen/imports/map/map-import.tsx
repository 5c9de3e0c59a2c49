import { Button } from '@mantine/core';
import type { ImportPreview, ImportView } from '@romashka/model/contract';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { request } from '../../../api/client.ts';
import type { ProblemError } from '../../../api/problem.ts';
import { useApiAction } from '../../../api/use-api.ts';
import { useFormat } from '../../../language/format.ts';
import { useMessages } from '../../../language/use-messages.ts';
import { notice } from '../../../shell/notices/notice.ts';
import { Page } from '../../../shell/page.tsx';
import { useProblemText } from '../../../shell/states/use-problem-text.ts';
import { ErrorState, Skeletons } from '../../../shell/states.tsx';
import { useFaultText } from '../use-fault-text.ts';
import { type Choices, type FileKind, type FileSettings, mapOf, withChoice } from './column-choice.ts';
import { FileSettingsFields } from './file-settings.tsx';
import styles from './import-flow.module.css';
import { MapColumns } from './map-columns.tsx';
import { mapText } from './map-text.ts';
import { TrialSummary } from './trial-summary.tsx';
import { trialText } from './trial-text.ts';

/** What the server sees in the file under what was chosen; the answer before stays while a new one comes. */
function usePreview(id: string, kind: FileKind, map: Record<string, never>) {
  return useQuery<ImportPreview, ProblemError>({
    queryKey: ['imports.preview', id, kind, JSON.stringify(map)],
    queryFn: ({ signal }) => request('imports.preview', { params: { id }, body: { kind, map } }, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function Format(props: { readonly preview: ImportPreview }) {
  const t = useMessages(mapText);
  const { format, encoding, delimiter, errorCells } = props.preview;
  if (format === null) return null;
  const sign = delimiter === '\t' ? t('tabSign') : `«${delimiter ?? ''}»`;
  return (
    <p className={styles['soft']}>
      {format === 'csv' ? t('csv', { encoding: encoding ?? 'ASCII', delimiter: sign }) : t(format)}
      {errorCells === 0 ? '' : ` · ${t('errorCells', { n: errorCells })}`}
    </p>
  );
}

function Faults(props: { readonly preview: ImportPreview }) {
  const say = useFaultText();
  const { fault, faults } = props.preview;
  if (fault !== null)
    return (
      <p className={styles['fault']} role="alert">
        {say(fault)}
      </p>
    );
  if (faults.length === 0) return null;
  return (
    <ul className={styles['faults']} role="alert">
      {faults.map(({ field, code, values, message }) => (
        <li key={`${field} ${code}`}>{say({ code, said: values, message })}</li>
      ))}
    </ul>
  );
}

function Acts(props: {
  readonly view: ImportView;
  readonly ready: boolean;
  readonly onTake: () => void;
  readonly busy: boolean;
}) {
  const t = useMessages(mapText);
  const explain = useProblemText();
  const navigate = useNavigate();
  const away = useApiAction('imports.cancel', { invalidates: ['imports.list', 'imports.read'] });
  const throwAway = () =>
    away.mutate(
      { params: { id: props.view.id } },
      {
        onSuccess: () => {
          notice({ text: t('dropped') });
          void navigate({ to: '/imports' });
        },
        onError: (thrown) => notice({ tone: 'bad', text: explain(thrown).text }),
      },
    );
  return (
    <div className={styles['acts']}>
      <Button loading={props.busy} disabled={!props.ready} onClick={props.onTake}>
        {t('take')}
      </Button>
      <Button variant="default" loading={away.isPending} onClick={throwAway}>
        {t('drop_')}
      </Button>
      <Button variant="subtle" component={Link} to="/imports">
        {t('back')}
      </Button>
    </div>
  );
}

/** Says what the columns of a kept file are, shows what would come of it, and takes it. */
export function MapImport(props: { readonly view: ImportView }) {
  const { view } = props;
  const t = useMessages(mapText);
  const s = useMessages(trialText);
  const format = useFormat();
  const explain = useProblemText();
  const cache = useQueryClient();
  const [kind, setKind] = useState<FileKind>(view.kind);
  const [choices, setChoices] = useState<Choices>({});
  const [settings, setSettings] = useState<FileSettings>({ sheet: '', decimal: '.', fixedDay: '' });
  const map = mapOf(choices, settings);
  const found = usePreview(view.id, kind, map);
  const take = useApiAction('imports.run', { invalidates: ['imports.list'] });
  const run = () =>
    take.mutate(
      { params: { id: view.id }, body: { kind, map } },
      {
        onSuccess: () => void cache.invalidateQueries({ queryKey: ['imports.read'] }),
        onError: (thrown) => {
          const { text, details } = explain(thrown);
          notice({ tone: 'bad', text: `${t('takeFailed')}. ${details.join(' ') || text}` });
        },
      },
    );
  if (found.isError)
    return (
      <Page headline={t('headlineFaulty', { file: view.file })} title={t('tab')}>
        <ErrorState problem={found.error} retry={() => void found.refetch()} />
      </Page>
    );
  if (found.isPending)
    return (
      <Page headline={t('looking', { file: view.file })} title={t('tab')}>
        <Skeletons rows={6} height={56} />
      </Page>
    );
  const preview = found.data;
  const readable = preview.fault === null;
  const headline = readable
    ? t('headline', { file: view.file, columns: preview.columns.length })
    : t('headlineFaulty', { file: view.file });
  const until = view.keptUntil === null ? '' : format.dateTime(view.keptUntil);
  return (
    <Page headline={headline} title={t('tab')} sub={t('sub', { until })}>
      <div className={styles['layout']} aria-busy={found.isPlaceholderData}>
        <section className={styles['box']} hidden={!readable && preview.sheets.length === 0}>
          <h2>{t('columns')}</h2>
          <Format preview={preview} />
          {preview.guessedKind === kind ? null : (
            <p className={styles['soft']}>{t('guessed', { what: t(preview.guessedKind) })}</p>
          )}
          <FileSettingsFields
            preview={preview}
            kind={kind}
            settings={settings}
            onKind={(next) => {
              setKind(next);
              setChoices({});
            }}
            onSettings={setSettings}
          />
          <MapColumns
            preview={preview}
            kind={kind}
            choices={choices}
            onChoose={(column, choice) => setChoices(withChoice(choices, column, choice))}
          />
        </section>
        <section className={styles['box']} aria-live="polite">
          <h2>{s('title')}</h2>
          <Faults preview={preview} />
          <div className={found.isPlaceholderData ? styles['stale'] : ''}>
            {preview.trial === null ? (
              readable && <p className={styles['soft']}>{s('none')}</p>
            ) : (
              <TrialSummary trial={preview.trial} />
            )}
          </div>
          <Acts
            view={view}
            ready={preview.trial !== null && !found.isPlaceholderData}
            busy={take.isPending}
            onTake={run}
          />
        </section>
      </div>
    </Page>
  );
}
