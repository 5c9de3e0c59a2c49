import type { Role } from '../../api/route-types.ts';
import { useApiAction } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import { notice } from '../../shell/notices/notice.ts';
import { useProblemText } from '../../shell/states/use-problem-text.ts';
import type { Member } from './people-page.tsx';
import { peopleText } from './people-text.ts';

/** Changing and removing members, each with its way back. */
export function usePeopleActs() {
  const t = useMessages(peopleText);
  const explain = useProblemText();
  const updating = useApiAction('people.update', { invalidates: ['people.list'] });
  const removing = useApiAction('people.remove', { invalidates: ['people.list'] });
  const inviting = useApiAction('people.invite', { invalidates: ['people.list'] });
  const onError = (thrown: unknown) => {
    const { title, details } = explain(thrown);
    notice({ tone: 'bad', text: [`${title}.`, ...details].join(' ') });
  };

  const setRole = (member: Member, role: Role, units: readonly string[], undo?: () => void) =>
    updating.mutate(
      { params: { id: member.id }, body: { role, units: [...units] } },
      {
        onError,
        onSuccess: () =>
          notice({
            text: t('roleChanged', { name: member.name, role }),
            ...(undo === undefined ? {} : { undo }),
          }),
      },
    );
  const restore = ({ email, name, role, units }: Member) =>
    inviting.mutate(
      { body: { email, name, role, units } },
      { onError, onSuccess: () => notice({ text: t('back', { name }) }) },
    );
  return {
    // An owner sees the whole company; the way back binds them again.
    changeRole: (member: Member, role: Role) =>
      setRole(member, role, role === 'owner' ? [] : member.units, () =>
        setRole(member, member.role, member.units),
      ),
    remove: (member: Member) =>
      removing.mutate(
        { params: { id: member.id } },
        {
          onError,
          onSuccess: () => notice({ text: t('removed', { name: member.name }), undo: () => restore(member) }),
        },
      ),
  };
}
