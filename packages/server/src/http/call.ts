import type { ROUTES, Route, RouteId } from '@romashka/model/contract';
import type { Role, Scope } from '@romashka/model/govern';
import type { Json, WorkspaceId } from '@romashka/model/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Workspace } from '../govern/workspace/workspace-directory.ts';
import type { Services } from '../services.ts';

/** Who calls: a member by session or a program by API token, always within one workspace. */
export interface Caller {
  readonly kind: 'member' | 'token';
  readonly workspace: Workspace;
  readonly workspaceId: WorkspaceId;
  readonly role: Role;
  /** What of the workspace's facts they may see. */
  readonly scope: Scope;
  /** Keys of the units that they are bound to; none for the whole company. */
  readonly units: readonly string[];
  /** For the audit trail: the member's e-mail or `token NAME`. */
  readonly actor: string;
  readonly userId: string | null;
}

type Spec<K extends RouteId> = Extract<(typeof ROUTES)[number], { id: K }>;
type Output<S, Name extends keyof Route> = S extends { readonly [N in Name]: infer T }
  ? T extends z.ZodType
    ? z.output<T>
    : undefined
  : undefined;
type Answer<S> = S extends { readonly response: infer T }
  ? T extends z.ZodType
    ? z.input<T>
    : unknown
  : unknown;

/** One call of a route: what was sent (already validated), by whom, and what the audit trail shall say. */
export interface Call<K extends RouteId> {
  readonly params: Output<Spec<K>, 'params'>;
  readonly query: Output<Spec<K>, 'query'>;
  readonly body: Output<Spec<K>, 'body'>;
  readonly caller: Caller;
  readonly services: Services;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Names what was changed, for the audit record; values that are secret must not go in. */
  readonly note: (target: string, detail?: Readonly<Record<string, Json>>) => void;
}

export type Handler<K extends RouteId> = (call: Call<K>) => Promise<Answer<Spec<K>>>;
export type Handlers = { readonly [K in RouteId]: Handler<K> };
