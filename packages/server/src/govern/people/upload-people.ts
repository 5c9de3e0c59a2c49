import { type RowReason, rowReason, rowSentence } from '@romashka/model/listen';
import { sql } from 'kysely';
import type { Call, Caller } from '../../http/call.ts';
import { Problem } from '../../http/problem.ts';
import { newId } from '../../ids.ts';
import { importsFolder } from '../../listen/imports/kept-files.ts';
import { readUpload } from '../../listen/imports/small-upload.ts';
import type { Services } from '../../services.ts';
import type { Rows } from '../../store/database.ts';
import { accountFor, linkOf } from './accounts.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { listMembers, type MemberRow } from './people.store.ts';
import { type PersonRow, readPeopleFile } from './people-file.ts';

/** So many refused rows are told. */
const MOST_REJECTED = 1_000;

interface Placed {
  readonly line: number;
  readonly row: PersonRow;
}
interface Refused {
  readonly line: number;
  readonly email: string;
  readonly reason: RowReason;
}

/** Takes a file of people: who is not a member becomes one, who is gets the role and the units of the file. */
export async function uploadPeople(call: Call<'people.upload'>) {
  const { services, caller, query, request, reply, note } = call;
  const rows = await readUpload(request, reply, (chunks) =>
    readPeopleFile(chunks, importsFolder(services.config.dataDir)),
  );
  if (rows === null)
    throw new Problem(
      400,
      'no-email-column',
      'The file has no column for the address: call one of them "email".',
    );
  const bad = rows.flatMap((row): Refused[] =>
    row.kind === 'bad' ? [{ line: row.line, email: '', reason: row.reason }] : [],
  );
  const good = rows.flatMap((row): Placed[] => (row.kind === 'row' ? [row] : []));
  const taken = await oneAtATime(services.database, () =>
    takePeople(services, caller, good, query.dryRun === 'true'),
  );
  if (query.dryRun !== 'true') await services.live.endEverywhere();
  const links = [];
  if (query.links === 'true')
    for (const { email, userId } of taken.added)
      links.push({
        email,
        ...linkOf(services.publicUrl, await services.auth.passwordToken(userId, 'invitation')),
      });
  const rejected = [...bad, ...taken.refused].sort((a, b) => a.line - b.line);
  const counts = { added: taken.news, changed: taken.changed, same: taken.same };
  note('', { rows: rows.length, ...counts, rejected: rejected.length });
  return {
    rows: rows.length,
    ...counts,
    links,
    rejected: rejected.slice(0, MOST_REJECTED).map(({ line, email, reason }) => ({
      row: line,
      email,
      reason: rowSentence(reason),
      code: reason.code,
      said: { ...reason.values },
    })),
  };
}

interface Added {
  readonly email: string;
  readonly userId: string;
  readonly row: PersonRow;
}

async function takePeople(services: Services, caller: Caller, people: readonly Placed[], dryRun: boolean) {
  const { known, units } = await services.database.inWorkspace(caller.workspaceId, async (rows) => ({
    known: new Map((await listMembers(rows)).map((member) => [member.email, member])),
    units: new Set((await rows.selectFrom('unit').select('key').execute()).map(({ key }) => key)),
  }));
  const sorted = sortPeople(people, known, units);
  const { news, changes, same } = sorted;
  const refused = [...sorted.refused];
  const added: Added[] = [];
  if (dryRun) return { added, news: news.length, changed: changes.length, same, refused };
  for (const placed of news) {
    const account = await accountOrRefusal(services, caller, placed);
    if ('reason' in account) refused.push(account);
    else added.push(account);
  }
  await services.database.inWorkspace(caller.workspaceId, (rows) =>
    writePeople(rows, caller.workspaceId, added, changes),
  );
  return { added, news: added.length, changed: changes.length, same, refused };
}

/** What is to be done with each row; of two rows about the same new person the later counts. */
function sortPeople(
  people: readonly Placed[],
  known: ReadonlyMap<string, MemberRow>,
  units: ReadonlySet<string>,
) {
  const refused: Refused[] = [];
  const news = new Map<string, Placed>();
  const changes: { readonly id: string; readonly row: PersonRow }[] = [];
  let same = 0;
  for (const placed of people) {
    const member = known.get(placed.row.email);
    const reason = refusalOf(placed.row, member, units);
    if (reason !== null) refused.push({ line: placed.line, email: placed.row.email, reason });
    else if (member === undefined) news.set(placed.row.email, placed);
    else if (isAs(member, placed.row)) same += 1;
    else changes.push({ id: member.id, row: placed.row });
  }
  return { refused, news: [...news.values()], changes, same };
}

function refusalOf(
  { email, units }: PersonRow,
  member: MemberRow | undefined,
  there: ReadonlySet<string>,
): RowReason | null {
  if (member?.role === 'owner') return rowReason('is-owner', { email });
  const unknown = units.find((unit) => !there.has(unit));
  return unknown === undefined ? null : rowReason('unknown-unit', { unit: unknown });
}

const isAs = (member: MemberRow, { role, units }: PersonRow): boolean =>
  member.role === role &&
  member.units.length === units.length &&
  units.every((unit) => member.units.includes(unit));

async function accountOrRefusal(
  services: Services,
  caller: Caller,
  { line, row }: Placed,
): Promise<Added | Refused> {
  try {
    return { email: row.email, userId: await accountFor(services, caller, row), row };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { line, email: row.email, reason: rowReason('account-elsewhere', { email: row.email }) };
  }
}

async function writePeople(
  rows: Rows,
  workspace: number,
  added: readonly Added[],
  changes: readonly { readonly id: string; readonly row: PersonRow }[],
): Promise<void> {
  const unitsOf = (all: readonly { readonly row: PersonRow }[]): string[] =>
    all.map(({ row }) => JSON.stringify(row.units));
  const listed = sql`array(select jsonb_array_elements_text(p.units::jsonb))`;
  if (added.length > 0)
    await sql`insert into member (workspace, id, user_id, role, units)
      select ${workspace}::int, p.id, p.user_id, p.role, ${listed}
      from unnest(${added.map(() => newId())}::uuid[], ${added.map(({ userId }) => userId)}::text[],
        ${added.map(({ row }) => row.role)}::text[], ${unitsOf(added)}::text[]) as p(id, user_id, role, units)
      on conflict (workspace, user_id) do nothing`.execute(rows);
  if (changes.length > 0)
    await sql`update member m set role = p.role, units = ${listed}
      from unnest(${changes.map(({ id }) => id)}::uuid[], ${changes.map(({ row }) => row.role)}::text[],
        ${unitsOf(changes)}::text[]) as p(id, role, units)
      where m.workspace = romashka_workspace() and m.id = p.id and m.role <> 'owner'`.execute(rows);
}
