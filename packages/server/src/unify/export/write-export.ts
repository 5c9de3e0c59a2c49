import type { ClickHouseClient } from '@clickhouse/client';
import { shownTraits } from '@romashka/model/unify';
import { datedTraits, type HeldState } from './export.store.ts';
import { answersOf, type ExportedEvent, eventsOf, waitingAnswer, waitingEvent } from './facts-of-person.ts';

/** Text is handed on in pieces of about this many characters. */
const PIECE = 64 * 1024;

/** What an export is about. */
export interface ExportSubject {
  readonly workspace: number;
  readonly workspaceKey: string;
  readonly at: Date;
}

/**
 * Writes all that is held of a person as one JSON document, piece by piece: memory does not grow
 * with the number of events. Events that wait to be shipped come last; one that was shipped while
 * the export ran comes once.
 */
export async function* writeExport(
  facts: ClickHouseClient,
  subject: ExportSubject,
  held: HeldState,
): AsyncGenerator<string> {
  let piece = '';
  for await (const text of parts(facts, subject, held)) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

async function* parts(
  facts: ClickHouseClient,
  subject: ExportSubject,
  held: HeldState,
): AsyncGenerator<string> {
  const { workspace } = subject;
  const identities = held.identities.map((identity) => identity.id);
  const head = {
    format: 'romashka-customer-export',
    version: 1,
    exportedAt: subject.at.toISOString(),
    workspace: subject.workspaceKey,
    ...stateOf(held),
    ...held.lists,
  };
  const headText = JSON.stringify(head);
  yield headText.slice(0, -1);
  yield ',\n"answers":[';
  yield* commaSeparated(answersAsText(facts, workspace, identities, held));
  yield '],\n"events":[';
  yield* commaSeparated(eventsAsText(facts, workspace, identities, held));
  yield ']}\n';
}

function stateOf(held: HeldState): Record<string, unknown> {
  return {
    customer: held.root,
    profile: shownTraits(held.members).map(({ name, winner, from }) => ({
      name,
      ...winner,
      time: new Date(winner.time).toISOString(),
      from,
    })),
    members: held.members.map(({ root: _, traits, ...member }) => ({
      ...member,
      traits: datedTraits(traits),
    })),
    identities: held.identities,
  };
}

async function* eventsAsText(
  facts: ClickHouseClient,
  workspace: number,
  identities: readonly string[],
  held: HeldState,
): AsyncGenerator<string> {
  const waiting = new Map(held.waiting.events);
  for await (const event of eventsOf(facts, workspace, identities)) {
    waiting.delete(event.seq);
    yield eventText(event);
  }
  for (const cells of waiting.values()) yield eventText(waitingEvent(cells));
}

/** The message is JSON text already and goes in as it was stored. */
const eventText = (event: ExportedEvent): string =>
  `${JSON.stringify(event.fields).slice(0, -1)},"message":${event.message}}`;

async function* answersAsText(
  facts: ClickHouseClient,
  workspace: number,
  identities: readonly string[],
  held: HeldState,
): AsyncGenerator<string> {
  const waiting = new Map<string, string>();
  for (const cells of held.waiting.answers) {
    const text = JSON.stringify(waitingAnswer(cells));
    waiting.set(text, text);
  }
  for await (const answer of answersOf(facts, workspace, identities)) {
    const text = JSON.stringify(answer);
    waiting.delete(text);
    yield text;
  }
  yield* waiting.values();
}

async function* commaSeparated(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let separator = '\n';
  for await (const text of texts) {
    yield separator;
    yield text;
    separator = ',\n';
  }
}
