import { Button } from '@mantine/core';
import type { SurveyLink } from '@romashka/model/contract';
import { Printer } from 'lucide-react';
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useApiPages } from '../../../api/use-api.ts';
import { useMessages } from '../../../language/use-messages.ts';
import { Dialog } from '../../../shell/dialog.tsx';
import { ErrorState, Skeletons } from '../../../shell/states.tsx';
import { isWorking, linkName } from './link-name.ts';
import { QrCode } from './qr-code.tsx';
import styles from './share.module.css';
import { shareText } from './share-text.ts';

function Cards(props: {
  readonly links: readonly SurveyLink[];
  readonly survey: string;
  readonly nameOf: (key: string) => string;
}) {
  const t = useMessages(shareText);
  return props.links.map((link) => {
    const name = linkName(link, props.nameOf) || t('nameless');
    return (
      <figure key={link.id} className={styles['printCard']}>
        <QrCode url={link.url} label={t('qr', { name })} className={styles['printQr'] ?? ''} />
        <figcaption>
          <strong>{props.survey}</strong>
          <span>{name}</span>
          <code>{link.url.replace(/^https?:\/\//, '')}</code>
        </figcaption>
      </figure>
    );
  });
}

/** All codes that still work as cards, a sheet of paper at a time. */
export function PrintSheet(props: {
  readonly survey: { readonly id: string; readonly title: string };
  readonly nameOf: (key: string) => string;
  readonly onClose: () => void;
}) {
  const t = useMessages(shareText);
  const { survey, nameOf } = props;
  const found = useApiPages('surveyLinks.list', { params: { id: survey.id }, query: { limit: 500 } });
  const { more, readMore, query } = found;
  useEffect(() => {
    // A sheet with some of the codes would look whole: read all of them first.
    if (more && !query.isFetchingNextPage) readMore();
  }, [more, readMore, query.isFetchingNextPage]);
  const links = found.items.filter((link) => link.kind !== 'test' && isWorking(link, Date.now()));
  const isReady = query.isSuccess && !more;
  return (
    <Dialog wide title={t('sheetTitle')} onClose={props.onClose}>
      <p className={styles['soft']}>{t('sheetHelp')}</p>
      {query.isError ? <ErrorState problem={query.error} retry={() => void query.refetch()} /> : null}
      {isReady || query.isError ? null : <Skeletons rows={3} height={80} />}
      {isReady && links.length === 0 ? <p>{t('sheetNone')}</p> : null}
      {isReady && links.length > 0 ? (
        <>
          <div className={styles['sheet']}>
            <Cards links={links} survey={survey.title} nameOf={nameOf} />
          </div>
          <div className={styles['acts']}>
            <span className={styles['soft']}>{t('sheetCount', { n: links.length })}</span>
            <Button leftSection={<Printer size={16} aria-hidden />} onClick={() => window.print()}>
              {t('sheetPrint')}
            </Button>
          </div>
          {createPortal(
            <div className={styles['paper']} aria-hidden>
              <Cards links={links} survey={survey.title} nameOf={nameOf} />
            </div>,
            document.body,
          )}
        </>
      ) : null}
    </Dialog>
  );
}
