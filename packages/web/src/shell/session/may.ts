import type { Role, RouteId } from '../../api/route-types.ts';
import { addressOf } from '../../api/routes.ts';

const RANK: Readonly<Record<Role, number>> = { viewer: 0, analyst: 1, owner: 2 };

/** True when someone of `role` may call the route; the server decides again for itself. */
export function may(role: Role, id: RouteId): boolean {
  return RANK[role] >= RANK[addressOf(id).role];
}
