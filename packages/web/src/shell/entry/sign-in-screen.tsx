import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { type Problem, toProblem } from '../../api/problem.ts';
import { useMessages } from '../../language/use-messages.ts';
import { signIn } from '../session/auth-calls.ts';
import { useProblemText } from '../states/use-problem-text.ts';
import styles from './entry.module.css';
import { EntryFrame } from './entry-frame.tsx';
import { entryText } from './entry-text.ts';
import { ForgotPassword } from './forgot-password.tsx';
import { PasswordField } from './password-field.tsx';

/** The name of a refusal to sign in, in words that a person at the door understands. */
function SignInFault(props: { readonly problem: Problem; readonly thrown: unknown }) {
  const t = useMessages(entryText);
  const explained = useProblemText()(props.thrown);
  const { status, retryAfter } = props.problem;
  const words: Readonly<Record<number, string>> = {
    0: t('unreached'),
    400: `${t('wrong')} ${t('wrongHelp')}`,
    401: `${t('wrong')} ${t('wrongHelp')}`,
    403: `${t('wrong')} ${t('wrongHelp')}`,
    429: t('tooMany', { seconds: retryAfter ?? 10 }),
  };
  return (
    <div className={styles['fault']} role="alert">
      {words[status] ?? `${explained.title}. ${explained.text}`}
    </div>
  );
}

/** Asks for e-mail and password wherever someone arrives without a session; the address stays. */
export function SignInScreen() {
  const t = useMessages(entryText);
  const client = useQueryClient();
  const [forgot, setForgot] = useState(false);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const entering = useMutation({ mutationFn: () => signIn(client, { email: email.trim(), password }) });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    entering.mutate();
  };
  if (forgot) return <ForgotPassword onBack={() => setForgot(false)} />;
  return (
    <EntryFrame title={t('signIn')} sub={t('signInSub')}>
      <form className={styles['form']} onSubmit={submit}>
        {entering.error === null ? null : (
          <SignInFault problem={toProblem(entering.error)} thrown={entering.error} />
        )}
        <TextInput
          label={t('email')}
          type="email"
          name="email"
          autoComplete="username"
          size="md"
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordField
          label={t('password')}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" size="md" fullWidth loading={entering.isPending}>
          {t('signIn')}
        </Button>
        <button type="button" className={styles['link']} onClick={() => setForgot(true)}>
          {t('forgot')}
        </button>
      </form>
    </EntryFrame>
  );
}
