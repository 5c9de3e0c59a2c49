import { Button } from '@mantine/core';
import type { ImportView } from '@romashka/model/contract';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useApi } from '../../../api/use-api.ts';
import { useMessages } from '../../../language/use-messages.ts';
import { Page } from '../../../shell/page.tsx';
import { ErrorState, Skeletons } from '../../../shell/states.tsx';
import { ImportCard } from '../import-card.tsx';
import styles from '../imports.module.css';
import { importsText } from '../imports-text.ts';
import { RejectedRows } from '../rejected-rows.tsx';
import { useImportHeadline } from '../use-import-headline.ts';
import { MapImport } from './map-import.tsx';
import { mapText } from './map-text.ts';

const LOOK_MS = 1_000;

/** One import on its way or over: how far it is, and what came of it. */
function Progressing(props: { readonly view: ImportView }) {
  const t = useMessages(mapText);
  const [rejected, setRejected] = useState(false);
  const { view } = props;
  return (
    <Page headline={useImportHeadline()(view)} title={t('tab')}>
      <ul className={styles['list']}>
        <ImportCard view={view} onRejected={() => setRejected(true)} />
      </ul>
      {view.state === 'running' ? null : (
        <div>
          <Button component={Link} to="/imports">
            {t('again')}
          </Button>
        </div>
      )}
      {rejected ? <RejectedRows view={view} onClose={() => setRejected(false)} /> : null}
    </Page>
  );
}

/** An import by its address: mapped while its file is kept, watched when it runs, told of when it is over. */
export function ImportPage() {
  const { id } = useParams({ from: '/imports/$id' });
  const t = useMessages(importsText);
  const found = useApi(
    'imports.read',
    { params: { id } },
    {
      refetchInterval: ({ state }) =>
        state.data?.state === 'running' || state.data?.state === 'waiting' ? LOOK_MS : false,
    },
  );
  if (found.isError)
    return (
      <Page headline={t('tab')}>
        <ErrorState problem={found.error} retry={() => void found.refetch()} />
      </Page>
    );
  if (found.isPending)
    return (
      <Page headline={t('loading')}>
        <Skeletons rows={4} height={96} />
      </Page>
    );
  return found.data.state === 'uploaded' ? (
    <MapImport view={found.data} />
  ) : (
    <Progressing view={found.data} />
  );
}
