import type { SurveyLink, SurveyView } from '@romashka/model/contract';
import type { SurveyDraft } from '@romashka/model/surveys';
import type { TestServer } from '../../../testing/start-test-server.ts';

/** A published survey with what it needs to be answered. */
export interface MadeSurvey {
  readonly id: string;
  readonly key: string;
  /** Makes a link and answers the path at which it opens. */
  link(kind?: 'open' | 'kiosk' | 'test', more?: object): Promise<string>;
  /** The path of a personal link. */
  invite(userId: string, more?: object): Promise<string>;
  /** Saves and publishes another version. */
  publish(content: SurveyDraft): Promise<void>;
  call(method: string, path: string, body?: unknown): Promise<never>;
}

const pathOf = (url: string): string => new URL(url).pathname;

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Uploads a picture of one pixel and answers its id. */
export async function putPicture(server: TestServer): Promise<string> {
  const made = await server.call('POST', '/api/v1/surveys', { key: 'pictures', name: 'Pictures' });
  const { id } = made.body as { id: string };
  const put = await fetch(`${server.url}/api/v1/surveys/${id}/images`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${server.credentials.apiToken}`,
      'content-type': 'application/octet-stream',
    },
    body: PIXEL,
  });
  return ((await put.json()) as { id: string }).id;
}

/** Makes a survey and publishes it through the API, as an author does. */
export async function makeSurvey(server: TestServer, key: string, content: SurveyDraft): Promise<MadeSurvey> {
  const ask = async (method: string, path: string, body?: unknown): Promise<never> => {
    const answer = await server.call(method, `/api/v1/surveys${path}`, body);
    if (answer.status !== 200)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const made: SurveyView = await ask('POST', '', { key, name: key, content });
  const { id } = made;
  const publish = async (wanted: SurveyDraft): Promise<void> => {
    const now: SurveyView = await ask('GET', `/${id}`);
    const saved: SurveyView = await ask('PUT', `/${id}`, { content: wanted, basedOn: now.revision });
    await ask('POST', `/${id}/publish`, { basedOn: saved.revision });
  };
  await publish(content);
  return {
    id,
    key,
    publish,
    link: async (kind = 'open', more = {}) => {
      const answer: { items: SurveyLink[] } = await ask('POST', `/${id}/links`, { kind, ...more });
      return pathOf(answer.items[0]?.url ?? '');
    },
    invite: async (userId, more = {}) => {
      const answer: { items: { url: string }[] } = await ask('POST', `/${id}/invitations`, {
        customers: [{ userId }],
        expires: new Date(Date.now() + 86_400_000).toISOString(),
        ...more,
      });
      return pathOf(answer.items[0]?.url ?? '');
    },
    call: (method, path, body) => ask(method, `/${id}${path}`, body),
  };
}
