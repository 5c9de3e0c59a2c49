import { Button } from '@mantine/core';
import type { ImportView } from '@romashka/model/contract';
import { FileUp } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type Paged, useApiPages } from '../../api/use-api.ts';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';
import { Page } from '../../shell/page.tsx';
import { EmptyState, ErrorState, Skeletons } from '../../shell/states.tsx';
import { HowToImport } from './how-to-import.tsx';
import { ImportCard } from './import-card.tsx';
import { shareDone } from './import-progress.ts';
import styles from './imports.module.css';
import { importsText } from './imports-text.ts';
import { RejectedRows } from './rejected-rows.tsx';

/** Imports begin on the command line: looked for now and then, and often while one runs. */
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
  const format = useFormat();
  const latest = found.items.find((view) => view.state === 'running') ?? found.items[0];
  if (found.query.isPending || found.query.isError) return t('loading');
  if (latest === undefined) return t('headlineNone');
  const { file, state, accepted, rejected } = latest;
  if (state === 'done') return t('headlineDone', { file, accepted, rejected });
  if (!isOpen(latest)) return t('headlineFailed', { file });
  const share = shareDone(latest);
  return t('headlineRunning', {
    file,
    done: share === null ? format.bytes(latest.bytes) : format.percent(share),
  });
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
    <Page headline={useHeadline(found)} title={t('tab')} sub={t('sub')}>
      <div className={styles['layout']}>
        <List found={found} onRejected={setOpen} />
        <HowToImport />
      </div>
      {opened === undefined ? null : <RejectedRows view={opened} onClose={() => setOpen(null)} />}
    </Page>
  );
}
