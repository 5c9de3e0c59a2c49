import { Button } from '@mantine/core';
import type { ImportView } from '@romashka/model/contract';
import { FileUp } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type Paged, useApi, useApiPages } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';
import { Page } from '../../shell/page.tsx';
import { EmptyState, ErrorState, Skeletons } from '../../shell/states.tsx';
import { HowToImport } from './how-to-import.tsx';
import { ImportCard } from './import-card.tsx';
import styles from './imports.module.css';
import { importsText } from './imports-text.ts';
import { NewImport } from './map/new-import.tsx';
import { RejectedRows } from './rejected-rows.tsx';
import { useImportHeadline } from './use-import-headline.ts';

/** Imports begin on the command line too: looked for now and then, and often while one runs. */
const LOOK_MS = 10_000;
const LOOK_WHILE_RUNNING_MS = 1_500;

const isOpen = (view: ImportView): boolean => view.state === 'running' || view.state === 'waiting';

function useImports(): Paged<ImportView> {
  const [running, setRunning] = useState(false);
  const found = useApiPages(
    'imports.list',
    { query: { limit: 20 } },
    { refetchInterval: running ? LOOK_WHILE_RUNNING_MS : LOOK_MS },
  );
  const nowRunning = found.items.some(isOpen);
  useEffect(() => setRunning(nowRunning), [nowRunning]);
  return found;
}

function useHeadline(found: Paged<ImportView>): string {
  const t = useMessages(importsText);
  const say = useImportHeadline();
  const latest = found.items.find((view) => view.state === 'running') ?? found.items[0];
  if (found.query.isPending || found.query.isError) return t('loading');
  return latest === undefined ? t('headlineNone') : say(latest);
}

/** What became of likely doubles in all, over every source. */
function Overall() {
  const t = useMessages(importsText);
  const { data } = useApi('merges.counts', {}, { refetchOnMount: 'always' });
  return <>{data === undefined ? t('sub') : `${t('sub')} ${t('overall', { ...data })}`}</>;
}

function List(props: { readonly found: Paged<ImportView>; readonly onRejected: (id: string) => void }) {
  const t = useMessages(importsText);
  const { found } = props;
  if (found.query.isError) {
    return <ErrorState problem={found.query.error} retry={() => void found.query.refetch()} />;
  }
  if (found.query.isPending) return <Skeletons rows={4} height={120} />;
  if (found.items.length === 0) {
    return <EmptyState icon={<FileUp size={22} />} title={t('firstTitle')} text={t('first')} />;
  }
  return (
    <div>
      <ul className={styles['list']} aria-label={t('list')}>
        {found.items.map((view) => (
          <ImportCard key={view.id} view={view} onRejected={() => props.onRejected(view.id)} />
        ))}
      </ul>
      {found.more ? (
        <div className={styles['more']}>
          <Button variant="default" loading={found.query.isFetchingNextPage} onClick={found.readMore}>
            {t('more')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** Files that came in, how far they are, and what of them was refused. */
export function ImportsPage() {
  const t = useMessages(importsText);
  const found = useImports();
  const [open, setOpen] = useSearchParam('import');
  const opened = found.items.find((view) => view.id === open);
  return (
    <Page headline={useHeadline(found)} title={t('tab')} sub={<Overall />}>
      <div className={styles['layout']}>
        <List found={found} onRejected={setOpen} />
        <div className={styles['aside']}>
          <NewImport />
          <HowToImport />
        </div>
      </div>
      {opened === undefined ? null : <RejectedRows view={opened} onClose={() => setOpen(null)} />}
    </Page>
  );
}
