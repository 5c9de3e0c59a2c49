import type { ImportView } from '@romashka/model/contract';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { shareDone } from './import-progress.ts';
import { importsText } from './imports-text.ts';

/** An import in a sentence. */
export function useImportHeadline(): (view: ImportView) => string {
  const t = useMessages(importsText);
  const format = useFormat();
  return (view) => {
    const { file, state, accepted, rejected } = view;
    switch (state) {
      case 'done':
        return t('headlineDone', { file, accepted, rejected });
      case 'failed':
      case 'cancelled':
        return t('headlineFailed', { file });
      case 'uploaded':
        return t('headlineUploaded', { file });
      case 'waiting':
      case 'running': {
        const share = shareDone(view);
        return t('headlineRunning', {
          file,
          done: share === null ? format.bytes(view.bytes) : format.percent(share),
        });
      }
    }
  };
}
