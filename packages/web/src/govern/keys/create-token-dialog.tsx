import { Button, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import type { ResponseOf, Role } from '../../api/route-types.ts';
import { useApiAction } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { CodeBlock } from '../settings/code-block.tsx';
import { CopyField } from '../settings/copy-field.tsx';
import { FaultLine } from '../settings/fault-line.tsx';
import { RoleChoice } from '../settings/role-choice.tsx';
import styles from '../settings/settings.module.css';
import { settingsText } from '../settings/settings-text.ts';
import { UnitsChoice, useUnitsChoice } from '../settings/units-choice.tsx';
import { keysText } from './keys-text.ts';

function Made(props: { readonly made: ResponseOf<'tokens.create'>; readonly onClose: () => void }) {
  const t = useMessages(keysText);
  const s = useMessages(settingsText);
  const { name, token } = props.made;
  const call = `curl -H 'Authorization: Bearer ${token}' \\\n  '${window.location.origin}/api/v1/metrics/nps?group=month'`;
  return (
    <Dialog title={t('made', { name })} onClose={props.onClose} wide once>
      <div className={styles['form']}>
        <CopyField label={t('secret')} help={t('secretOnce')} value={token} />
        <div>
          <h3 className={styles['cardTitle']}>{t('tryIt')}</h3>
          <CodeBlock code={call} label={t('tryIt')} />
        </div>
        <div className={styles['buttons']}>
          <Button onClick={props.onClose}>{s('done')}</Button>
        </div>
      </div>
    </Dialog>
  );
}

/** Makes a token and shows its secret once. */
export function CreateTokenDialog(props: { readonly onClose: () => void }) {
  const t = useMessages(keysText);
  const s = useMessages(settingsText);
  const creating = useApiAction('tokens.create', { invalidates: ['tokens.list'] });
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const seen = useUnitsChoice(role, []);
  const [tried, setTried] = useState(false);
  const nameless = name.trim() === '';
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (nameless || seen.isMissing) return;
    creating.mutate({ body: { name: name.trim(), role, units: [...seen.units] } });
  };
  if (creating.data !== undefined) return <Made made={creating.data} onClose={props.onClose} />;
  return (
    <Dialog title={t('createToken')} onClose={props.onClose}>
      <form className={styles['form']} onSubmit={submit} noValidate>
        <TextInput
          label={t('name')}
          description={t('nameHelp')}
          autoComplete="off"
          value={name}
          error={tried && nameless ? t('notAName') : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <RoleChoice reads value={role} onChange={setRole} />
        <UnitsChoice role={role} state={seen} tried={tried} />
        <FaultLine thrown={creating.error} />
        <div className={styles['buttons']}>
          <Button variant="default" onClick={props.onClose}>
            {s('cancel')}
          </Button>
          <Button type="submit" loading={creating.isPending}>
            {t('create')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
