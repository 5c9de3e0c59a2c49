import { Button } from '@mantine/core';
import { ShieldCheck, ShieldX } from 'lucide-react';
import { useApi } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import { FaultLine } from '../settings/fault-line.tsx';
import styles from '../settings/settings.module.css';
import { auditText } from './audit-text.ts';

/** Recomputes the chain on request and says the result in a sentence. */
export function VerifyChain() {
  const t = useMessages(auditText);
  const checking = useApi('audit.verify', {}, { enabled: false, staleTime: 0, gcTime: 0 });
  const result = checking.isFetching ? undefined : checking.data;
  return (
    <div className={styles['verify']}>
      <Button variant="default" loading={checking.isFetching} onClick={() => void checking.refetch()}>
        {t('verify')}
      </Button>
      <div role="status" className={styles['verdict']} data-intact={result?.intact}>
        {result?.intact === true ? (
          <>
            <ShieldCheck size={18} aria-hidden /> {t('intact', { records: result.records })}
          </>
        ) : null}
        {result?.intact === false ? (
          <>
            <ShieldX size={18} aria-hidden />{' '}
            {t('broken', { first: result.firstBroken ?? 1, records: result.records })}
          </>
        ) : null}
      </div>
      {checking.isFetching ? null : <FaultLine thrown={checking.error} />}
    </div>
  );
}
