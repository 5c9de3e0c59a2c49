import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useApiAction } from '../../api/use-api.ts';
import { FaultLine } from '../../govern/settings/fault-line.tsx';
import { useMessages } from '../../language/use-messages.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { notice } from '../../shell/notices/notice.ts';
import styles from './results.module.css';
import { resultsText } from './results-text.ts';
import type { Summary } from './summary.ts';
import { useResultWords } from './use-words.ts';

/** States what the response rate of a channel is held against, and takes such statements away. */
export function BenchmarkDialog(props: { readonly summary: Summary; readonly onClose: () => void }) {
  const { summary, onClose } = props;
  const t = useMessages(resultsText);
  const words = useResultWords();
  const [channel, setChannel] = useState('');
  const [percent, setPercent] = useState<string | number>('');
  const [source, setSource] = useState('');
  const act = useApiAction('results.benchmark', { invalidates: ['results.summary'] });
  const channels = [
    ...new Set(
      [...summary.byChannel, ...summary.benchmarks.map((one) => ({ key: one.channel }))].map(
        ({ key }) => key,
      ),
    ),
  ].filter((key) => key !== '');
  const nameOf = (key: string): string => (key === '' ? t('benchmarkAll') : key);
  const share = Number(percent) / 100;
  const save = (event: FormEvent) => {
    event.preventDefault();
    act.mutate(
      { body: { channel, share, source } },
      {
        onSuccess: () => {
          notice({ text: t('saved') });
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title={t('benchmarkTitle')} onClose={onClose}>
      <form className={styles['form']} onSubmit={save}>
        <p className={styles['soft']}>{t('benchmarkHelp')}</p>
        <NativeSelect
          label={t('channel')}
          value={channel}
          onChange={(event) => setChannel(event.currentTarget.value)}
          data={['', ...channels].map((value) => ({ value, label: nameOf(value) }))}
        />
        <NumberInput
          label={t('percent')}
          value={percent}
          onChange={setPercent}
          min={0.1}
          max={100}
          decimalScale={1}
          required
        />
        <TextInput
          label={t('source')}
          description={t('sourceHelp')}
          value={source}
          maxLength={300}
          required
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        <FaultLine thrown={act.error} />
        <div className={styles['acts']}>
          <Button
            type="submit"
            loading={act.isPending}
            disabled={!(share > 0 && share <= 1) || source.trim() === ''}
          >
            {t('save')}
          </Button>
        </div>
      </form>
      {summary.benchmarks.length === 0 ? null : (
        <ul className={styles['list']}>
          {summary.benchmarks.map((one) => (
            <li key={one.channel}>
              <span>
                {t('benchmarkOne', {
                  channel: nameOf(one.channel),
                  share: words.percent(one.share),
                  source: one.source,
                })}
              </span>
              <Button
                variant="subtle"
                size="xs"
                aria-label={t('removeOf', { channel: nameOf(one.channel) })}
                onClick={() => act.mutate({ body: { channel: one.channel, share: null } })}
              >
                {t('remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
