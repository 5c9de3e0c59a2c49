import { Radio, Stack } from '@mantine/core';
import type { Role } from '../../api/route-types.ts';
import { useMessages } from '../../language/use-messages.ts';
import { settingsText } from './settings-text.ts';

export const ROLES: readonly Role[] = ['viewer', 'analyst', 'owner'];

/** True when `text` names a role. */
export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}

/** A role with what each may do; `reads` words it for a program. */
export function RoleChoice(props: {
  readonly value: Role;
  readonly reads?: boolean;
  readonly onChange: (role: Role) => void;
}) {
  const t = useMessages(settingsText);
  return (
    <Radio.Group
      label={t('role')}
      value={props.value}
      onChange={(value) => isRole(value) && props.onChange(value)}
    >
      <Stack gap={12} mt={8}>
        {ROLES.map((role) => (
          <Radio
            key={role}
            value={role}
            label={t(role)}
            description={props.reads === true ? t(`${role}Reads`) : t(`${role}Can`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
