import type { Scope } from '@romashka/model/govern';
import type { Services } from '../../services.ts';
import { identitiesOfAll, rootsOf } from './person-tree.store.ts';
import {
  factsOfIdentities,
  newestEvents,
  newestPersons,
  type Place,
  type SeenInScope,
} from './scope-facts.store.ts';

const EVENTS_A_PERSON = 8;
const MORE = 8;
/** Where so many of the newest events are of so few persons, all is counted instead. */
const MOST_EVENTS = 40_000;

/**
 * Persons by their newest event in the scope up to the event `until`, going on after a place. It looks
 * at the newest events only, as far as they are needed: who is in them, and not newer than the place,
 * has there their last one.
 */
export async function newestInScope(
  services: Services,
  scope: Scope,
  until: number,
  after: Place | null,
  wanted: number,
): Promise<SeenInScope[]> {
  for (let limit = wanted * EVENTS_A_PERSON; limit <= MOST_EVENTS; limit *= MORE) {
    const events = await newestEvents(services.facts, scope, until, after, limit);
    const all = events.length < limit;
    // Others of the oldest moment may have been cut off.
    const oldest = events.at(-1)?.ms ?? 0;
    const sure = all ? events : events.filter(({ ms }) => ms > oldest);
    const found = await personsOf(services, scope, until, after, wanted, sure);
    if (all || found.length === wanted) return found;
  }
  return newestPersons(services.facts, scope, until, after, wanted);
}

/** The first persons that events (newest first) are of and that come after a place, with what the scope shows of them. */
async function personsOf(
  services: Services,
  scope: Scope,
  until: number,
  after: Place | null,
  wanted: number,
  events: readonly { readonly identity: string; readonly ms: number }[],
): Promise<SeenInScope[]> {
  const roots = await services.database.inWorkspace(scope.workspace, (rows) =>
    rootsOf(rows, [...new Set(events.map(({ identity }) => identity))]),
  );
  const newest = new Map<string, number>();
  for (const { identity, ms } of events) {
    const root = roots.get(identity);
    if (root !== undefined && !newest.has(root)) newest.set(root, ms);
  }
  const persons = [...newest]
    .map(([person, last]) => ({ person, last }))
    .sort((a, b) => b.last - a.last || (a.person < b.person ? 1 : -1));
  const found: SeenInScope[] = [];
  for (let at = 0; at < persons.length && found.length < wanted; at += wanted) {
    const some = persons.slice(at, at + wanted).map(({ person }) => person);
    const seen = await seenOf(services, scope, some, until);
    found.push(...seen.filter((one) => after === null || isAfter(one, after)));
  }
  return found.slice(0, wanted);
}

const isAfter = (one: Place, place: Place): boolean =>
  one.last < place.last || (one.last === place.last && one.person < place.person);

/** What the scope shows of persons up to the event `until` if one is given, in their order; who has nothing in it is left out. */
export async function seenOf(
  services: Services,
  scope: Scope,
  roots: readonly string[],
  until: number | null,
): Promise<SeenInScope[]> {
  const identities = await services.database.inWorkspace(scope.workspace, (rows) =>
    identitiesOfAll(rows, roots),
  );
  const all = [...identities.keys()];
  const byPerson = new Map<string, SeenInScope>();
  for (let at = 0; at < all.length; at += MOST_IDENTITIES)
    addSeen(
      byPerson,
      identities,
      await factsOfIdentities(services.facts, scope, all.slice(at, at + MOST_IDENTITIES), until),
    );
  return roots.flatMap((root) => byPerson.get(root) ?? []);
}

/** So many fit into one value of a question to ClickHouse. */
const MOST_IDENTITIES = 2_500;

function addSeen(
  byPerson: Map<string, SeenInScope>,
  identities: ReadonlyMap<string, string>,
  found: Awaited<ReturnType<typeof factsOfIdentities>>,
): void {
  for (const { identity, ...one } of found) {
    const person = identities.get(identity) ?? '';
    const known = byPerson.get(person);
    byPerson.set(person, {
      person,
      first: Math.min(one.first, known?.first ?? one.first),
      last: Math.max(one.last, known?.last ?? one.last),
      events: one.events + (known?.events ?? 0),
    });
  }
}
