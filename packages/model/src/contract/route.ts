import type { z } from 'zod';
import type { Role } from '../govern/roles/role.ts';

/**
 * One route of the public API as data. The server registers a handler for every entry and
 * refuses to start when one is missing; the OpenAPI document, the permission check and the
 * tests of permissions and of tenants are all made from this table.
 */
export interface Route {
  readonly id: string;
  readonly room: 'listen' | 'unify' | 'understand' | 'govern';
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  /** The least role that may call it, by session or by API token. */
  readonly role: Role;
  /**
   * What it is about, for callers who are bound to units. `own`: the caller, or definitions that hold
   * no fact. `units`: what happened, narrowed to their units. `company`: the whole company; it is shut to them.
   */
  readonly scope: 'own' | 'units' | 'company';
  readonly summary: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Most bytes of a body, where it is not the usual megabyte. */
  readonly bodyBytes?: number;
  /** What 200 carries; absent for streams and files. */
  readonly response?: z.ZodType;
  /** What the audit record of a change is called; every route that is not GET has one. */
  readonly audit?: string;
  /** Concerns the whole installation, not one workspace: only from its first workspace. */
  readonly installation?: true;
  /** Reads personal data: such a call is audited though it changes nothing. */
  readonly personal?: true;
}

/** Keeps the literal types of a route, so that handlers and clients infer from it. */
export const route = <const T extends Route>(spec: T): T => spec;
