import type { DigestContent } from '@romashka/model/contract';
import type { Scope } from '@romashka/model/govern';
import type { WorkspaceId } from '@romashka/model/kernel';
import {
  askOfCard,
  type Card,
  dayIn,
  digestDays,
  lastDigest,
  METRIC_KIND_INFO,
  nextDigest,
  tellFigure,
} from '@romashka/model/understand';
import { listMembers, type MemberRow } from '../../govern/people/people.store.ts';
import { callerScope } from '../../govern/units/caller-scope.ts';
import { Problem } from '../../http/problem.ts';
import { readMoment } from '../../http/read-moment.ts';
import { newId } from '../../ids.ts';
import type { Services } from '../../services.ts';
import { compareMetric } from '../metrics/compare-metric.ts';
import { listMetrics } from '../metrics/definitions.store.ts';
import { type AskedMetric, askedMetric, type Reader } from '../metrics/metric-ask.ts';
import { readMetric } from '../metrics/read-metric.ts';
import { type BoardRow, findBoard, seesBoard } from './boards.store.ts';

/** What a digest is made of, besides the board itself. */
interface Making {
  readonly services: Services;
  readonly names: ReadonlyMap<string, string>;
  readonly days: ReturnType<typeof digestDays>;
  readonly today: string;
}

/**
 * Makes the digest of a board whose hour has come, for each recipient with their own scope, and sets when it is due
 * next. Hours that were missed are made up for once, as of the last of them. Broken off it begins again and nothing
 * was kept; made by two servers at once it is kept once. Answers how many were made.
 */
export async function makeDigest(services: Services, id: WorkspaceId, boardId: string): Promise<number> {
  const workspace = await services.workspaces.byId(id);
  const { board, members, metrics } = await services.database.inWorkspace(id, async (rows) => ({
    board: await findBoard(rows, boardId),
    members: await listMembers(rows),
    metrics: await listMetrics(rows),
  }));
  const now = services.now();
  if (!board?.digest || board.digest_due === null || board.digest_due.getTime() > now) return 0;
  const { schedule, recipients } = board.digest;
  const at = lastDigest(schedule, now, workspace.timeZone);
  const today = dayIn(workspace.timeZone, at);
  const { locale } = workspace;
  const making: Making = {
    services,
    names: new Map(metrics.map(({ key, content: { name } }) => [key, name[locale] || name.en || name.ru])),
    days: digestDays(schedule.every, today),
    today,
  };
  const known = new Map<string, DigestContent>();
  const made: { readonly member: MemberRow; readonly content: DigestContent }[] = [];
  for (const member of members) {
    if (!recipients.includes(member.id) || !seesBoard(board, { actor: member.email, role: member.role }))
      continue;
    const scope = await callerScope(services.database, id, member.units, now);
    const same = scopeKey(scope);
    const content =
      known.get(same) ??
      (await contentOf(making, board, { workspace, workspaceId: id, scope, units: member.units }));
    known.set(same, content);
    made.push({ member, content });
  }
  const next = new Date(nextDigest(schedule, now, workspace.timeZone));
  const rows = made.map(({ member, content }) => ({
    workspace: id,
    id: newId(),
    kind: 'digest',
    at: new Date(at),
    board: boardId,
    recipient: member.email,
    subject: `${board.name}: ${daysInWords(content, locale)}`,
    content: JSON.stringify(content),
  }));
  return keep(services, { board, next, rows });
}

const scopeKey = (scope: Scope): string => (scope.units === null ? '*' : JSON.stringify([...scope.units]));

/** Keeps what was made and moves the hour on; nothing where another server was quicker or the board was changed. */
function keep(
  services: Services,
  {
    board,
    next,
    rows: made,
  }: {
    readonly board: BoardRow;
    readonly next: Date;
    readonly rows: readonly {
      readonly workspace: WorkspaceId;
      readonly id: string;
      readonly kind: string;
      readonly at: Date;
      readonly board: string;
      readonly recipient: string;
      readonly subject: string;
      readonly content: string;
    }[];
  },
): Promise<number> {
  return services.database.inWorkspace(board.workspace as WorkspaceId, async (rows) => {
    const moved = await rows
      .updateTable('board')
      .set({ digest_due: next })
      .where('id', '=', board.id)
      .where('digest_due', '=', board.digest_due)
      .executeTakeFirst();
    if (moved.numUpdatedRows === 0n || made.length === 0) return 0;
    await rows
      .insertInto('outgoing')
      .values([...made])
      .execute();
    return made.length;
  });
}

async function contentOf(making: Making, board: BoardRow, reader: Reader): Promise<DigestContent> {
  const cards: DigestContent['cards'] = [];
  for (const card of board.content.cards) cards.push(await cardOf(making, card, reader));
  const { from, to } = making.days.now;
  return { board: board.name, from, to, timeZone: reader.workspace.timeZone, cards };
}

async function cardOf(making: Making, card: Card, reader: Reader): Promise<DigestContent['cards'][number]> {
  if (card.picture === 'note')
    return {
      title: card.title,
      sentence: card.text,
      metric: '',
      kind: null,
      now: null,
      against: null,
      verdict: null,
    };
  const { services, days, today, names } = making;
  const ask = askOfCard(card, { now: days.now, before: days.before }, today);
  const title = card.title || names.get(card.metric) || nameOf(card.metric, reader.workspace.locale);
  try {
    const asked = await askedMetric(services, reader, card.metric, { ...ask.now });
    const { fewest, total } = await compared(services, asked, ask.before, reader.workspace.timeZone);
    const { kind } = asked.ask;
    const { now, against, difference, verdict } = total;
    const told = { name: title, kind, fewest, now, against, difference, verdict };
    const sentence = tellFigure(told, reader.workspace.locale);
    return { title, sentence, metric: card.metric, kind, now, against, verdict };
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    const sentence = `${title}: ${CANNOT[reader.workspace.locale]}.`;
    return { title, sentence, metric: card.metric, kind: null, now: null, against: null, verdict: null };
  }
}

const CANNOT = { ru: 'показатель сейчас не прочитать', en: 'this metric cannot be read now' } as const;

const nameOf = (key: string, locale: 'ru' | 'en'): string =>
  (Object.hasOwn(METRIC_KIND_INFO, key) ? METRIC_KIND_INFO[key as 'nps'].name[locale] : '') || key;

/** A metric beside its period before; alone where there is none. */
async function compared(
  services: Services,
  asked: AskedMetric,
  before: { readonly from?: string | undefined; readonly to?: string | undefined } | null,
  timeZone: string,
) {
  const from = readMoment(before?.from, timeZone);
  const to = readMoment(before?.to, timeZone);
  if (from !== null && to !== null) return compareMetric(services.facts, asked, { kind: 'before', from, to });
  const { value, n, low, high, fewest } = await readMetric(services.facts, asked);
  const total = { now: { value, n, low, high }, against: null, difference: null };
  return { fewest, total: { ...total, verdict: 'nothing-to-compare' as const } };
}

/** The days that a digest tells of, the last one included. */
function daysInWords({ from, to }: DigestContent, locale: 'ru' | 'en'): string {
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.formatRange(
    new Date(`${from}T00:00:00Z`),
    new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000),
  );
}
