declare const brand: unique symbol;

/** A workspace's number: the first part of every key in both engines. */
export type WorkspaceId = number & { readonly [brand]: 'workspace' };

/** A person's row (UUID). The person shown for it is the root of its merge tree. */
export type PersonId = string & { readonly [brand]: 'person' };

/** The 128-bit digest (as a UUID) of workspace, kind and value of an identity. */
export type IdentityId = string & { readonly [brand]: 'identity' };

export const workspaceId = (value: number): WorkspaceId => value as WorkspaceId;
export const personId = (value: string): PersonId => value as PersonId;
export const identityId = (value: string): IdentityId => value as IdentityId;
