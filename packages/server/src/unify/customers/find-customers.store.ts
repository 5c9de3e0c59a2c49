import { nameWords, normalEmail, normalPhone } from '@romashka/model/unify';
import { type RawBuilder, sql } from 'kysely';
import type { Rows } from '../../store/database.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const PER_WAY = 200;
const SHORTEST_NAME = 2;
const MOST_WORDS = 4;

/** A root in the list of the newest: by day of activity, then id. */
export interface Place {
  readonly day: string;
  readonly id: string;
}

/** Roots by newest activity, from a place on. */
export async function newestRoots(rows: Rows, after: Place | null, limit: number): Promise<Place[]> {
  const { rows: found } = await sql<{ day: string; id: string }>`
    select active_on::text as day, id from person
    where workspace = romashka_workspace() and root = id
      and (${after === null} or (active_on, id) < (${after?.day ?? '1970-01-01'}::date, ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid))
    order by active_on desc, id desc limit ${limit}`.execute(rows);
  return found;
}

/** Which of the finds are wanted, and how many of each way to find somebody are looked at. */
interface Found {
  readonly limit: number;
  readonly offset: number;
  readonly perWay?: number;
}

/**
 * Roots found by what a person typed: an id or the beginning of one, an e-mail address or its
 * beginning, a phone, or the beginnings of words of a name. Exact finds stand first.
 * Under row-level security an index serves only operators that cannot leak: `=` and `^@`, not LIKE.
 */
export async function findRoots(
  rows: Rows,
  typed: string,
  { limit, offset, perWay = PER_WAY }: Found,
): Promise<string[]> {
  const text = typed.trim();
  const low = text.toLowerCase();
  const exact = [normalEmail(text), normalPhone(text)].filter((value) => value !== '');
  const digits = text.replaceAll(/\D/g, '');
  const { rows: found } = await sql<{ root: string }>`
    with hits(person, rank) as (
      (select id, 0 from person where workspace = romashka_workspace() and id = ${UUID.test(text) ? text : null}::uuid)
      union all
      (select person, 0 from contact where workspace = romashka_workspace() and value = any(${exact}::text[]) limit ${perWay})
      union all
      (select person, case when low = ${low} then 0 else 2 end from identity
        where workspace = romashka_workspace() and low ^@ ${low} order by low limit ${perWay})
      union all
      (select person, 2 from contact where workspace = romashka_workspace() and value ^@ ${low} limit ${perWay})
      union all
      (select person, 2 from contact where ${digits.length >= 4} and workspace = romashka_workspace()
        and value ^@ ${`+${digits}`} limit ${perWay})
      union all
      (${namedLike(nameWords(text).slice(0, MOST_WORDS), perWay)})
    )
    select p.root from hits join person p on p.workspace = romashka_workspace() and p.id = hits.person
    group by p.root order by min(hits.rank), max(p.last_seen) desc, p.root limit ${limit} offset ${offset}`.execute(
    rows,
  );
  return found.map((row) => row.root);
}

/** Persons whose name has, for each word, one that begins so. The planner starts with the rarest. */
function namedLike(words: readonly string[], perWay: number): RawBuilder<unknown> {
  if (words.join('').length < SHORTEST_NAME) return sql`select null::uuid, 1 where false`;
  const tables = words.map((_, at) => sql`name_word ${sql.ref(`w${at}`)}`);
  const begins = words.map((word, at) => sql`${sql.ref(`w${at}.word`)} ^@ ${word}`);
  const same = words.slice(1).map((_, at) => sql`${sql.ref(`w${at + 1}.person`)} = w0.person`);
  const here = words.map((_, at) => sql`${sql.ref(`w${at}.workspace`)} = romashka_workspace()`);
  return sql`select w0.person, 1 from ${sql.join(tables)}
    where ${sql.join([...here, ...same, ...begins], sql` and `)} limit ${perWay}`;
}
