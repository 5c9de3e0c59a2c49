import { mayAct, ROLES, type Role } from '@romashka/model/govern';
import type { BoardContent, Digest } from '@romashka/model/understand';
import { type Selectable, sql } from 'kysely';
import type { Rows } from '../../store/database.ts';
import type { Schema } from '../../store/schema.ts';

export type BoardRow = Selectable<Schema['board']>;
export type BoardLineRow = Omit<BoardRow, 'content'> & { readonly cards: number };

/** Somebody who looks at boards: by their e-mail address or the name of their token, and their role. */
export interface Onlooker {
  readonly actor: string;
  readonly role: Role;
}

/** True for who sees a board: its owner, and whoever has at least the role that it is shared with. */
export const seesBoard = ({ owner, shared }: Pick<BoardRow, 'owner' | 'shared'>, who: Onlooker): boolean =>
  owner === who.actor || (shared !== null && mayAct(who.role, shared as Role));

/** The boards that somebody sees, last changed first. */
export async function listBoards(rows: Rows, who: Onlooker): Promise<BoardLineRow[]> {
  const sharedWith = ROLES.filter((role) => mayAct(who.role, role));
  return rows
    .selectFrom('board')
    .select([
      'workspace',
      'id',
      'name',
      'owner',
      'shared',
      'revision',
      'digest',
      'digest_due',
      'updated_at',
      'updated_by',
      sql<number>`jsonb_array_length(content->'cards')`.as('cards'),
    ])
    .where((e) => e.or([e('owner', '=', who.actor), e('shared', 'in', sharedWith)]))
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** A board by its id, held against other changes where it is about to be changed. */
export const findBoard = (rows: Rows, id: string, forChange = false): Promise<BoardRow | undefined> =>
  rows
    .selectFrom('board')
    .selectAll()
    .where('id', '=', id)
    .$if(forChange, (query) => query.forUpdate())
    .executeTakeFirst();

export async function insertBoard(
  rows: Rows,
  board: {
    readonly workspace: number;
    readonly id: string;
    readonly name: string;
    readonly owner: string;
    readonly shared: string | null;
    readonly content: BoardContent;
    readonly at: Date;
  },
): Promise<void> {
  const { content, at, ...given } = board;
  await rows
    .insertInto('board')
    .values({ ...given, content: JSON.stringify(content), updated_at: at, updated_by: board.owner })
    .execute();
}

/** Writes a save; the row is held by `findBoard(…, true)`. */
export async function updateBoard(
  rows: Rows,
  id: string,
  save: {
    readonly name: string;
    readonly shared: string | null;
    readonly content: BoardContent;
    readonly revision: number;
    readonly at: Date;
    readonly by: string;
  },
): Promise<void> {
  const { content, at, by, ...given } = save;
  await rows
    .updateTable('board')
    .set({ ...given, content: JSON.stringify(content), updated_at: at, updated_by: by })
    .where('id', '=', id)
    .execute();
}

/** Sets when a board is made into a digest, and when next; null for no more. */
export async function setDigest(
  rows: Rows,
  id: string,
  digest: Digest | null,
  due: Date | null,
): Promise<void> {
  await rows
    .updateTable('board')
    .set({ digest: digest === null ? null : JSON.stringify(digest), digest_due: due })
    .where('id', '=', id)
    .execute();
}

export async function deleteBoard(rows: Rows, id: string): Promise<void> {
  await rows.deleteFrom('board').where('id', '=', id).execute();
}
