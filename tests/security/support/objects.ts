import { makeDigests } from '../../../packages/server/src/jobs/make-digests.ts';
import type { TestServer } from '../../../packages/server/src/testing/start-test-server.ts';
import { send } from './send.ts';

/** A workspace in which a test makes things, and the word that marks every text of it. */
export interface Plot {
  readonly server: TestServer;
  readonly apiToken: string;
  readonly writeKey: string;
  /** Stands in every text that is put into this workspace, so that a leak is seen. */
  readonly mark: string;
  /** Who makes what belongs to one person alone; the owner's token where nobody is named. */
  readonly maker?: Readonly<Record<string, string>>;
}

let made = 0;
/** A name that was not used before and carries the mark. */
export const fresh = (plot: Plot, what: string): string => {
  made += 1;
  return `${plot.mark}-${what}-${made}`;
};

/** Calls the API as the owner of the plot; throws unless it answers 200. */
export async function ask<T>(plot: Plot, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await plot.server.call(method, path, body, plot.apiToken);
  if (answer.status !== 200)
    throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body as T;
}

interface Listed {
  readonly items: readonly { readonly id: string }[];
}

/** Finds the customer of a user id. */
export async function findCustomer(plot: Plot, userId: string): Promise<string> {
  const found = await ask<Listed>(plot, 'GET', `/api/v1/customers?q=${encodeURIComponent(userId)}`);
  const [first] = found.items;
  if (first === undefined) throw new Error(`no customer was made for ${userId}`);
  return first.id;
}

/** The messages of one customer: who they are, what they did, what they answered. */
export function messagesOf(plot: Plot, userId: string): object[] {
  const { mark } = plot;
  const place = { touchpoint: `${mark}-shop`, unit: `${mark}-unit`, channel: `${mark}-channel` };
  return [
    {
      type: 'identify',
      userId,
      anonymousId: `${userId}-anonymous`,
      traits: { name: `${mark} Ivan ${userId}`, email: `${userId}@${mark}.test`, plan: `${mark}-plan` },
    },
    { type: 'track', event: `${mark} Bought`, userId, properties: { item: `${mark}-item`, ...place } },
    {
      type: 'track',
      event: 'Survey Answered',
      userId,
      properties: {
        response_id: `${userId}-r`,
        survey: `${mark}-survey`,
        question: `${mark}-question`,
        question_type: 'nps',
        value: 9,
        text: `${mark} said so`,
        ...place,
      },
    },
  ];
}

/** Customers with traits, events and an answer; their ids. */
export async function newCustomers(plot: Plot, count: number): Promise<string[]> {
  const users = Array.from({ length: count }, () => fresh(plot, 'user'));
  await plot.server.send(
    users.flatMap((user) => messagesOf(plot, user)),
    plot.writeKey,
  );
  return Promise.all(users.map((user) => findCustomer(plot, user)));
}

export async function newCustomer(plot: Plot): Promise<string> {
  const [id] = await newCustomers(plot, 1);
  if (id === undefined) throw new Error('no customer was made');
  return id;
}

export async function newPair(plot: Plot): Promise<readonly [string, string]> {
  const [one, other] = await newCustomers(plot, 2);
  if (one === undefined || other === undefined) throw new Error('two customers were not made');
  return [one, other];
}

/** Two customers joined by hand; the merge's id. */
export async function newMerge(plot: Plot): Promise<string> {
  const [one, other] = await newPair(plot);
  const reason = `${plot.mark} thinks so`;
  return (
    await ask<{ id: string }>(plot, 'POST', `/api/v1/customers/${one}/merge`, { absorb: other, reason })
  ).id;
}

/** Two customers that a source calls one and that are held, since both have a user id. */
export async function newHeldMatch(plot: Plot): Promise<readonly [string, string]> {
  const users = [fresh(plot, 'held'), fresh(plot, 'held')] as const;
  const [userId, previousId] = users;
  await plot.server.send(
    [...messagesOf(plot, userId), ...messagesOf(plot, previousId), { type: 'alias', userId, previousId }],
    plot.writeKey,
  );
  return [await findCustomer(plot, userId), await findCustomer(plot, previousId)];
}

/** A refused message that is kept for its sender; its id. */
export async function newRejected(plot: Plot): Promise<string> {
  const event = fresh(plot, 'nobody');
  await plot.server.send([{ type: 'track', event, properties: { secret: plot.mark } }], plot.writeKey);
  const { items } = await ask<{ items: { id: string; body: string }[] }>(
    plot,
    'GET',
    '/api/v1/rejected?limit=500',
  );
  const found = items.find((item) => item.body.includes(event));
  if (found === undefined) throw new Error('the refused message is not listed');
  return found.id;
}

/** An import that waits for its file. */
export const newImport = async (plot: Plot): Promise<string> =>
  (
    await ask<{ id: string }>(plot, 'POST', '/api/v1/imports', {
      kind: 'customers',
      file: `${fresh(plot, 'file')}.csv`,
    })
  ).id;

/** A file of customers, one row of which is refused. */
export const importFile = (plot: Plot): string =>
  `user_id,name,email\n${fresh(plot, 'imported')},${plot.mark} Olga,olga@${plot.mark}.test\n,${plot.mark} nobody,\n`;

/** An import whose file is kept to be looked at. */
export async function newKeptImport(plot: Plot): Promise<string> {
  const id = await newImport(plot);
  const answer = await fetch(`${plot.server.url}/api/v1/imports/${id}/file?dryRun=true`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${plot.apiToken}`, 'content-type': 'text/csv' },
    body: importFile(plot),
  });
  if (answer.status !== 200) throw new Error(`the upload answered ${answer.status}: ${await answer.text()}`);
  return id;
}

/** An import with its file taken in. */
export async function newLoadedImport(plot: Plot): Promise<string> {
  const id = await newImport(plot);
  const answer = await fetch(`${plot.server.url}/api/v1/imports/${id}/file`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${plot.apiToken}`, 'content-type': 'text/csv' },
    body: importFile(plot),
  });
  if (answer.status !== 200) throw new Error(`the upload answered ${answer.status}: ${await answer.text()}`);
  return id;
}

export const newErasure = async (plot: Plot): Promise<string> =>
  (
    await ask<{ id: string }>(plot, 'POST', `/api/v1/customers/${await newCustomer(plot)}/erase`, {
      confirm: 'erase',
    })
  ).id;

export const newApiToken = async (plot: Plot): Promise<string> =>
  (
    await ask<{ id: string }>(plot, 'POST', '/api/v1/api-tokens', {
      name: fresh(plot, 'token'),
      role: 'viewer',
    })
  ).id;

export const newWriteKey = async (plot: Plot): Promise<string> =>
  (await ask<{ id: string }>(plot, 'POST', '/api/v1/write-keys', { name: fresh(plot, 'key') })).id;

export const newInvited = async (plot: Plot): Promise<string> => {
  const email = `${fresh(plot, 'invited')}@example.test`.toLowerCase();
  return (
    await ask<{ id: string }>(plot, 'POST', '/api/v1/people', { email, name: plot.mark, role: 'viewer' })
  ).id;
};

/** One of everything that a workspace can hold, by kind. */
export async function fillPlot(plot: Plot): Promise<Readonly<Record<string, string>>> {
  const [heldOne, heldOther] = await newHeldMatch(plot);
  return {
    customer: await newCustomer(plot),
    heldOne,
    heldOther,
    merge: await newMerge(plot),
    rejected: await newRejected(plot),
    import: await newImport(plot),
    loadedImport: await newLoadedImport(plot),
    erasure: await newErasure(plot),
    token: await newApiToken(plot),
    writeKey: await newWriteKey(plot),
    member: await newInvited(plot),
  };
}

/** Makes a unit, and answers its key. */
export async function newUnit(plot: Plot): Promise<string> {
  const unit = fresh(plot, 'unit');
  await ask(plot, 'POST', '/api/v1/units', { rows: [{ unit, name: `${plot.mark} Shop`, parent: null }] });
  return unit;
}

/** Defines a metric for coaching only, and answers its key. */
export async function newMetric(plot: Plot): Promise<string> {
  const key = fresh(plot, 'metric').toLowerCase();
  await ask(plot, 'PUT', `/api/v1/metrics/${key}`, {
    name: { en: `${plot.mark} metric` },
    kind: 'nps',
    coachingOnly: true,
  });
  return key;
}

/** Something that was noticed: an export of a metric that is for coaching only; its id. */
export async function newFinding(plot: Plot): Promise<string> {
  const key = await newMetric(plot);
  await plot.server.call('GET', `/api/v1/metrics/${key}/export?purpose=pay`, undefined, plot.apiToken);
  const { items } = await ask<{ items: { id: string; evidence: { metric: string } }[] }>(
    plot,
    'GET',
    '/api/v1/findings',
  );
  const found = items.find(({ evidence }) => evidence.metric === key);
  if (found === undefined) throw new Error('the export was not noticed');
  return found.id;
}
/** A description of a touchpoint that expects answers and nothing else. */
export const touchpointOf = (plot: Plot) => {
  const none = { expected: false, reason: plot.mark };
  return {
    name: `${plot.mark} Desk`,
    owner: plot.mark,
    collects: { solicited: { expected: true }, behaviour: none, operation: none, emotion: none },
  };
};

/** Describes a touchpoint, and answers its key. */
export async function newTouchpoint(plot: Plot): Promise<string> {
  const key = fresh(plot, 'touchpoint');
  await ask(plot, 'PUT', `/api/v1/touchpoints/${key}`, touchpointOf(plot));
  return key;
}

/** A board of the caller's own that is shared with nobody; its id. */
export async function newBoard(plot: Plot): Promise<string> {
  const content = { cards: [{ id: 'c1', picture: 'note', title: '', text: `${plot.mark} says` }] };
  const call = { method: 'POST', path: '/api/v1/boards', body: { name: `${plot.mark} board`, content } };
  const made = await send(plot.server.url, call, plot.maker ?? { authorization: `Bearer ${plot.apiToken}` });
  if (made.status !== 200) throw new Error(`making a board answered ${made.status}: ${made.text}`);
  return (JSON.parse(made.text) as { id: string }).id;
}

const A_DAY_MS = 24 * 3_600_000;

/** A digest that was made at its hour for an owner; its id. */
export async function newOutgoing(plot: Plot): Promise<string> {
  const content = { cards: [{ id: 'c1', picture: 'note', title: '', text: `${plot.mark} says` }] };
  const board = { name: `${plot.mark} board`, content, shared: 'owner' };
  const { id } = await ask<{ id: string }>(plot, 'POST', '/api/v1/boards', board);
  const { items } = await ask<{ items: { id: string; role: string }[] }>(plot, 'GET', '/api/v1/people');
  const recipients = items.flatMap((member) => (member.role === 'owner' ? [member.id] : []));
  const digest = { schedule: { every: 'day', hour: 0 }, recipients };
  await ask(plot, 'PUT', `/api/v1/boards/${id}/digest`, { digest });
  const { services } = plot.server;
  const tomorrow = { ...services, now: () => services.now() + A_DAY_MS };
  await makeDigests(tomorrow, new AbortController().signal);
  const made = await ask<{ items: { id: string; board: string }[] }>(plot, 'GET', '/api/v1/outgoing');
  const found = made.items.find((one) => one.board === id);
  if (found === undefined) throw new Error('no digest was made');
  return found.id;
}
