import { Button, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import type { ResponseOf, Role } from '../../api/route-types.ts';
import { useApiAction } from '../../api/use-api.ts';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { CopyField } from '../settings/copy-field.tsx';
import { FaultLine } from '../settings/fault-line.tsx';
import { RoleChoice } from '../settings/role-choice.tsx';
import styles from '../settings/settings.module.css';
import { settingsText } from '../settings/settings-text.ts';
import { UnitsChoice, useUnitsChoice } from '../settings/units-choice.tsx';
import { peopleText } from './people-text.ts';

function Invited(props: { readonly made: ResponseOf<'people.invite'>; readonly onClose: () => void }) {
  const t = useMessages(peopleText);
  const s = useMessages(settingsText);
  const format = useFormat();
  const { name, invitation } = props.made;
  return (
    <Dialog
      once
      title={invitation === null ? t('known', { name }) : t('invited', { name })}
      onClose={props.onClose}
    >
      <div className={styles['form']}>
        {invitation === null ? (
          <p className={styles['prose']}>{t('knownText')}</p>
        ) : (
          <>
            <p className={styles['prose']}>
              {t('invitedText', { until: format.dateTime(invitation.expires) })}
            </p>
            <CopyField label={t('link')} value={invitation.link} />
          </>
        )}
        <div className={styles['buttons']}>
          <Button onClick={props.onClose}>{s('done')}</Button>
        </div>
      </div>
    </Dialog>
  );
}

const EMAIL = /^\S+@\S+\.\S+$/;

/** Adds a member and hands over the one-time link. */
export function InviteDialog(props: { readonly onClose: () => void }) {
  const t = useMessages(peopleText);
  const s = useMessages(settingsText);
  const inviting = useApiAction('people.invite', { invalidates: ['people.list'] });
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const seen = useUnitsChoice(role, []);
  const [tried, setTried] = useState(false);
  const nameFault = name.trim() === '';
  const emailFault = !EMAIL.test(email.trim());
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (nameFault || emailFault || seen.isMissing) return;
    const { units } = seen;
    inviting.mutate({ body: { name: name.trim(), email: email.trim(), role, units: [...units] } });
  };
  if (inviting.data !== undefined) return <Invited made={inviting.data} onClose={props.onClose} />;
  return (
    <Dialog title={t('invite')} onClose={props.onClose}>
      <form className={styles['form']} onSubmit={submit} noValidate>
        <TextInput
          label={t('name')}
          autoComplete="off"
          value={name}
          error={tried && nameFault ? t('notAName') : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('email')}
          type="email"
          autoComplete="off"
          value={email}
          error={tried && emailFault ? t('notAnEmail') : null}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <RoleChoice value={role} onChange={setRole} />
        <UnitsChoice role={role} state={seen} tried={tried} />
        <FaultLine thrown={inviting.error} />
        <div className={styles['buttons']}>
          <Button variant="default" onClick={props.onClose}>
            {s('cancel')}
          </Button>
          <Button type="submit" loading={inviting.isPending}>
            {t('sendInvite')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
