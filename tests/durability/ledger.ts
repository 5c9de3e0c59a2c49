import type { Chance } from './random.ts';

/** An answer that a message carried, as the scores must know it. */
export interface SentAnswer {
  readonly response: string;
  readonly revision: number;
  readonly value: number;
}

/** What the client knows: every message it ever sent, and which of them were answered with 200. */
export interface Ledger {
  readonly sent: Map<string, SentAnswer | null>;
  readonly acknowledged: Set<string>;
  requests: number;
  /** Requests that were sent again because nothing, or a refusal, came back. */
  repeats: number;
  /** Answers other than 200, by what they were. */
  readonly refusals: Map<string, number>;
}

export const newLedger = (): Ledger => ({
  sent: new Map(),
  acknowledged: new Set(),
  requests: 0,
  repeats: 0,
  refusals: new Map(),
});

const USERS = 250;
const DEVICES = 400;

/** The next message of a seeded stream: visits, traits, sign-ins, aliases, answers and their revisions. */
export function nextMessage(chance: Chance, ledger: Ledger): object {
  const n = ledger.sent.size;
  const messageId = `m-${n}`;
  const userId = `u${chance.below(USERS)}`;
  const anonymousId = `a${chance.below(DEVICES)}`;
  const who = chance.pick([{ userId }, { anonymousId }, { userId, anonymousId }]);
  const kind = chance.below(20);
  if (kind < 4) {
    // One response per twelve messages, so that many are revised; a later one has a higher revision.
    const answer = {
      response: `r${chance.below(1 + Math.floor(n / 12))}`,
      revision: n,
      value: chance.below(11),
    };
    ledger.sent.set(messageId, answer);
    return {
      type: 'track',
      event: 'Survey Answered',
      messageId,
      userId,
      properties: {
        response_id: answer.response,
        revision: n,
        question_type: 'nps',
        value: answer.value,
        survey: 'relation',
      },
    };
  }
  ledger.sent.set(messageId, null);
  if (kind < 8)
    return {
      type: 'identify',
      messageId,
      ...who,
      traits: { plan: chance.pick(['gold', 'basic', 'free']), n, email: `${userId}@example.com` },
    };
  if (kind < 9) return { type: 'alias', messageId, userId, previousId: anonymousId };
  if (kind < 12) return { type: 'page', messageId, ...who, name: `Page ${n % 7}` };
  return {
    type: 'track',
    event: `Step ${n % 5}`,
    messageId,
    ...who,
    properties: { n, unit: `unit-${n % 4}` },
  };
}
