import type { Role, RouteId } from '../../api/route-types.ts';
import { addressOf } from '../../api/routes.ts';

const RANK: Readonly<Record<Role, number>> = { viewer: 0, analyst: 1, owner: 2 };

/** What decides what somebody may: their role, and whether they are bound to units. */
export interface Permission {
  readonly role: Role;
  readonly bound: boolean;
}

/** True when someone may call the route; the server decides again for itself. */
export function may({ role, bound }: Permission, id: RouteId): boolean {
  const needed = addressOf(id);
  return RANK[role] >= RANK[needed.role] && !(bound && needed.scope === 'company');
}
