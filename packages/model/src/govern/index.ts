export type { Role } from './roles/role.ts';
export { mayAct, ROLES } from './roles/role.ts';
