import { Button, Textarea, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useApiAction } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { notice } from '../../shell/notices/notice.ts';
import { FaultLine } from '../settings/fault-line.tsx';
import styles from '../settings/settings.module.css';
import { settingsText } from '../settings/settings-text.ts';
import { keysText } from './keys-text.ts';
import { parseOrigins } from './origins.ts';
import type { WriteKey } from './write-keys-page.tsx';

/** Makes a write key (`writeKey` null) or changes its name and the sites it may be used from. */
export function WriteKeyDialog(props: { readonly writeKey: WriteKey | null; readonly onClose: () => void }) {
  const t = useMessages(keysText);
  const s = useMessages(settingsText);
  const { writeKey, onClose } = props;
  const creating = useApiAction('writeKeys.create', { invalidates: ['writeKeys.list'] });
  const updating = useApiAction('writeKeys.update', { invalidates: ['writeKeys.list'] });
  const [name, setName] = useState(writeKey?.name ?? '');
  const [sites, setSites] = useState((writeKey?.allowedOrigins ?? []).join('\n'));
  const [tried, setTried] = useState(false);
  const { origins, wrong } = parseOrigins(sites);
  const nameless = name.trim() === '';
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (nameless || wrong !== null) return;
    const body = { name: name.trim(), allowedOrigins: [...origins] };
    const onSuccess = () => {
      onClose();
      notice({ text: t(writeKey === null ? 'keyMade' : 'keySaved', { name: body.name }) });
    };
    if (writeKey === null) creating.mutate({ body }, { onSuccess });
    else updating.mutate({ params: { id: writeKey.id }, body }, { onSuccess });
  };
  return (
    <Dialog
      title={writeKey === null ? t('createKey') : t('editKey', { name: writeKey.name })}
      onClose={onClose}
    >
      <form className={styles['form']} onSubmit={submit} noValidate>
        <TextInput
          label={t('name')}
          description={t('sourceHelp')}
          autoComplete="off"
          value={name}
          error={tried && nameless ? t('notAName') : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Textarea
          label={t('origins')}
          description={t('originsHelp')}
          rows={3}
          spellCheck={false}
          value={sites}
          error={tried && wrong !== null ? t('notAnOrigin', { line: wrong }) : null}
          onChange={(event) => setSites(event.currentTarget.value)}
        />
        <FaultLine thrown={creating.error ?? updating.error} />
        <div className={styles['buttons']}>
          <Button variant="default" onClick={onClose}>
            {s('cancel')}
          </Button>
          <Button type="submit" loading={creating.isPending || updating.isPending}>
            {writeKey === null ? t('create') : s('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
