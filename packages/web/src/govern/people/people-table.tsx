import { ActionIcon, Button, Menu, NativeSelect, TextInput, Tooltip } from '@mantine/core';
import { Ellipsis, KeyRound, Network, Search, UserMinus } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import type { Role } from '../../api/route-types.ts';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useMe } from '../../shell/session/me-context.ts';
import { isRole, ROLES } from '../settings/role-choice.tsx';
import styles from '../settings/settings.module.css';
import { settingsText } from '../settings/settings-text.ts';
import { UnitsSeen } from '../settings/units-seen.tsx';
import type { Member } from './people-page.tsx';
import { peopleText } from './people-text.ts';
import { usePeopleActs } from './use-people-acts.ts';

function MemberMenu(props: {
  readonly member: Member;
  readonly onUnits: () => void;
  readonly onRecover: () => void;
  readonly onRemove: () => void;
}) {
  const t = useMessages(peopleText);
  const s = useMessages(settingsText);
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <ActionIcon variant="subtle" size={32} aria-label={s('actions', { name: props.member.name })}>
          <Ellipsis size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {props.member.role === 'owner' ? null : (
          <Menu.Item leftSection={<Network size={16} aria-hidden />} onClick={props.onUnits}>
            {t('changeUnits')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<KeyRound size={16} aria-hidden />} onClick={props.onRecover}>
          {t('recover')}
        </Menu.Item>
        <Menu.Item leftSection={<UserMinus size={16} aria-hidden />} onClick={props.onRemove}>
          {t('remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function MemberRow(props: {
  readonly member: Member;
  readonly onUnits: () => void;
  readonly onRecover: () => void;
}) {
  const t = useMessages(peopleText);
  const s = useMessages(settingsText);
  const format = useFormat();
  const me = useMe();
  const { member } = props;
  const { changeRole, remove } = usePeopleActs();
  const self = member.userId === me.user.id;
  const roles = ROLES.map((role: Role) => ({ value: role, label: s(role) }));
  return (
    <tr>
      <td className={styles['lead']}>
        <div className={styles['who']}>
          {member.name} {self ? <span className={styles['soft']}>({t('you')})</span> : null}{' '}
          {member.pending ? <span className={styles['badge']}>{t('pending')}</span> : null}
        </div>
        <div className={styles['soft']}>{member.email}</div>
      </td>
      <td data-label={t('role')}>
        {self ? (
          s(member.role)
        ) : (
          <NativeSelect
            size="sm"
            aria-label={t('roleOf', { name: member.name })}
            value={member.role}
            data={roles}
            onChange={(event) => {
              const role = event.currentTarget.value;
              if (isRole(role)) changeRole(member, role);
            }}
          />
        )}
      </td>
      <td data-label={s('sees')}>
        <UnitsSeen units={member.units} />
      </td>
      <td data-label={t('lastSeen')}>
        {member.lastSeen === null ? (
          s('never')
        ) : (
          <Tooltip label={format.dateTime(member.lastSeen)}>
            <span>{format.relative(member.lastSeen)}</span>
          </Tooltip>
        )}
      </td>
      <td data-label={t('since')}>{format.date(member.since)}</td>
      <td className={`${styles['right']} ${styles['corner']}`}>
        {self ? null : (
          <MemberMenu
            member={member}
            onUnits={props.onUnits}
            onRecover={props.onRecover}
            onRemove={() => remove(member)}
          />
        )}
      </td>
    </tr>
  );
}

/** So many are found at a glance, and so many rows are drawn at once. */
const FEW = 20;
const AT_ONCE = 100;

/** The members whose name, address or unit holds the text. */
export function findMembers(members: readonly Member[], text: string): readonly Member[] {
  const low = text.trim().toLowerCase();
  if (low === '') return members;
  return members.filter(({ name, email, units }) =>
    [name, email, ...units].some((part) => part.toLowerCase().includes(low)),
  );
}

/** The members with their roles; one's own row cannot be changed, so that nobody locks themselves out. */
export function PeopleTable(props: {
  readonly members: readonly Member[];
  readonly onUnits: (member: Member) => void;
  readonly onRecover: (member: Member) => void;
}) {
  const t = useMessages(peopleText);
  const s = useMessages(settingsText);
  const [text, setText] = useState('');
  const [shown, setShown] = useState(AT_ONCE);
  const found = findMembers(props.members, useDeferredValue(text));
  return (
    <>
      {props.members.length > FEW ? (
        <TextInput
          type="search"
          aria-label={t('find')}
          placeholder={t('find')}
          leftSection={<Search size={16} aria-hidden />}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setShown(AT_ONCE);
          }}
          mb="md"
        />
      ) : null}
      {found.length === 0 ? <p className={styles['prose']}>{t('nobody')}</p> : null}
      <div className={styles['tableBox']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('person')}</th>
              <th scope="col">{t('role')}</th>
              <th scope="col">{s('sees')}</th>
              <th scope="col">{t('lastSeen')}</th>
              <th scope="col">{t('since')}</th>
              <th scope="col">
                <span className="unseen">{s('actions', { name: t('person') })}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, shown).map((member) => (
              <MemberRow
                key={member.id}
                member={member}
                onUnits={() => props.onUnits(member)}
                onRecover={() => props.onRecover(member)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {found.length > shown ? (
        <Button variant="default" mt="md" onClick={() => setShown(shown + AT_ONCE)}>
          {t('showMore', { count: Math.min(AT_ONCE, found.length - shown) })}
        </Button>
      ) : null}
    </>
  );
}
