import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useMessages } from '../../language/use-messages.ts';
import { entryText } from './entry-text.ts';

/** A password that can be looked at; the eye has a name in the language of the screen and is reached by keys. */
export function PasswordField(props: PasswordInputProps) {
  const t = useMessages(entryText);
  return (
    <PasswordInput
      size="md"
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ 'aria-label': t('reveal') }}
      {...props}
    />
  );
}
