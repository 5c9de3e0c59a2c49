import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { toProblem } from '../../api/problem.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';
import { choosePassword } from '../session/auth-calls.ts';
import { PASSWORD_MIN, passwordFault } from '../session/password-rule.ts';
import { useProblemText } from '../states/use-problem-text.ts';
import styles from './entry.module.css';
import { EntryFrame } from './entry-frame.tsx';
import { entryText } from './entry-text.ts';
import { type NewPassword, NewPasswordFields } from './new-password-fields.tsx';

/** True when the server says that the link itself is no good. */
function linkIsGone(thrown: unknown): boolean {
  const { status, code } = toProblem(thrown);
  return status >= 400 && status < 500 && code.includes('token');
}

function Outcome(props: { readonly title: string; readonly text: string }) {
  const t = useMessages(entryText);
  return (
    <EntryFrame title={props.title} sub={props.text}>
      <div className={styles['form']}>
        <Button component={Link} to="/" size="md">
          {t('signIn')}
        </Button>
      </div>
    </EntryFrame>
  );
}

/** Where invitation and recovery links lead: a new password with the link's token. */
export function ChoosePasswordPage() {
  const t = useMessages(entryText);
  const explain = useProblemText();
  const [token] = useSearchParam('token');
  const [value, setValue] = useState<NewPassword>({ password: '', repeated: '' });
  const [tried, setTried] = useState(false);
  const saving = useMutation({ mutationFn: () => choosePassword(token, value.password) });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (passwordFault(value.password, value.repeated) === null) saving.mutate();
  };
  if (saving.isSuccess) return <Outcome title={t('chosen')} text={t('chosenText')} />;
  if (token === '' || (saving.error !== null && linkIsGone(saving.error))) {
    return <Outcome title={t('linkGone')} text={t('linkGoneText')} />;
  }
  return (
    <EntryFrame title={t('choose')} sub={t('chooseSub', { min: PASSWORD_MIN })}>
      <form className={styles['form']} onSubmit={submit} noValidate>
        {saving.error === null ? null : (
          <div className={styles['fault']} role="alert">
            {explain(saving.error).title}. {explain(saving.error).text}{' '}
            {explain(saving.error).details.join(' ')}
          </div>
        )}
        <NewPasswordFields value={value} tried={tried} onChange={setValue} />
        <Button type="submit" size="md" fullWidth loading={saving.isPending}>
          {t('save')}
        </Button>
      </form>
    </EntryFrame>
  );
}
