/** What a member may do, from least to most; each may all that the ones before it may. */
export const ROLES = ['viewer', 'analyst', 'owner'] as const;
export type Role = (typeof ROLES)[number];

/** True when `role` is at least `needed`. */
export function mayAct(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
