import { useMessages } from '../../language/use-messages.ts';
import { PASSWORD_MAX, PASSWORD_MIN, passwordFault } from '../session/password-rule.ts';
import { entryText } from './entry-text.ts';
import { PasswordField } from './password-field.tsx';

export interface NewPassword {
  readonly password: string;
  readonly repeated: string;
}

/** A new password twice; faults are named once the person has tried to save. */
export function NewPasswordFields(props: {
  readonly value: NewPassword;
  readonly tried: boolean;
  readonly onChange: (value: NewPassword) => void;
}) {
  const t = useMessages(entryText);
  const { password, repeated } = props.value;
  const fault = props.tried ? passwordFault(password, repeated) : null;
  const sizes = { min: PASSWORD_MIN, max: PASSWORD_MAX };
  return (
    <>
      <PasswordField
        label={t('newPassword')}
        name="new-password"
        autoComplete="new-password"
        required
        withAsterisk={false}
        value={password}
        error={fault === 'short' || fault === 'long' ? t(fault, sizes) : null}
        onChange={(event) => props.onChange({ password: event.currentTarget.value, repeated })}
      />
      <PasswordField
        label={t('repeat')}
        name="repeated-password"
        autoComplete="new-password"
        required
        withAsterisk={false}
        value={repeated}
        error={fault === 'different' ? t('different') : null}
        onChange={(event) => props.onChange({ password, repeated: event.currentTarget.value })}
      />
    </>
  );
}
