import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { toProblem } from '../../api/problem.ts';
import { useMessages } from '../../language/use-messages.ts';
import { type NewPassword, NewPasswordFields } from '../../shell/entry/new-password-fields.tsx';
import { PasswordField } from '../../shell/entry/password-field.tsx';
import { notice } from '../../shell/notices/notice.ts';
import { changePassword } from '../../shell/session/auth-calls.ts';
import { passwordFault } from '../../shell/session/password-rule.ts';
import { FaultLine } from '../settings/fault-line.tsx';
import styles from '../settings/settings.module.css';
import { profileText } from './profile-text.ts';

const EMPTY: NewPassword = { password: '', repeated: '' };

/** Changes one's own password, knowing the current one. */
export function ChangePassword() {
  const t = useMessages(profileText);
  const [current, setCurrent] = useState('');
  const [value, setValue] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const saving = useMutation({ mutationFn: () => changePassword(current, value.password) });
  const wrong = saving.error !== null && toProblem(saving.error).code === 'invalid_password';
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (current === '' || passwordFault(value.password, value.repeated) !== null) return;
    saving.mutate(undefined, {
      onSuccess: () => {
        setCurrent('');
        setValue(EMPTY);
        setTried(false);
        notice({ text: t('saved') });
      },
    });
  };
  return (
    <section className={styles['card']} aria-labelledby="password">
      <h2 id="password" className={styles['cardTitle']}>
        {t('password')}
      </h2>
      <p className={styles['cardSub']}>{t('passwordText')}</p>
      <form className={styles['narrow']} onSubmit={submit} noValidate>
        <PasswordField
          label={t('current')}
          name="current-password"
          autoComplete="current-password"
          value={current}
          error={wrong || (tried && current === '') ? t('wrong') : null}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <NewPasswordFields value={value} tried={tried} onChange={setValue} />
        {wrong ? null : <FaultLine thrown={saving.error} />}
        <Button type="submit" loading={saving.isPending}>
          {t('save')}
        </Button>
      </form>
    </section>
  );
}
