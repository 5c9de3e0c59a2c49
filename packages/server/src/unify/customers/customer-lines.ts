import type { CustomerLine } from '@romashka/model/contract';
import type { Traits } from '@romashka/model/kernel';
import { contactsOf, displayName, shownTraits } from '@romashka/model/unify';
import type { TreeMember } from './person-tree.store.ts';

/** A person in one line, from the rows of its tree. */
export function customerLineOf(root: string, members: readonly TreeMember[]): CustomerLine {
  const shown: Traits = Object.fromEntries(shownTraits(members).map((trait) => [trait.name, trait.winner]));
  const contacts = contactsOf(shown);
  return {
    id: root,
    name: displayName(shown),
    email: contacts.find((contact) => contact.kind === 'email')?.value ?? '',
    phone: contacts.find((contact) => contact.kind === 'phone')?.value ?? '',
    userId: members.find((member) => member.userId !== '')?.userId ?? '',
    firstSeen: new Date(Math.min(...members.map((member) => member.firstSeen.getTime()))).toISOString(),
    lastSeen: new Date(Math.max(...members.map((member) => member.lastSeen.getTime()))).toISOString(),
    events: members.reduce((sum, member) => sum + member.events, 0),
  };
}
