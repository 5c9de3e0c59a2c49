import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, type TestContext, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../packages/server/src/testing/start-test-server.ts';
import { CHROMIUM_MISSING, findChromium, launchChromium } from '../find-chromium.ts';

export type Language = 'ru' | 'en';
type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

/** A server of one's own and a browser in which its owner is signed in. */
export interface Stage {
  readonly server: TestServer;
  readonly browser: Browser;
  readonly session: Session;
}

/** Signs in once, as the limit on sign-ins asks; every context of the file shares the session. */
export async function sessionOf(browser: Browser, url: string, email: string, password: string) {
  const context = await browser.newContext();
  const answer = await context.request.post(`${url}/api/auth/sign-in/email`, {
    headers: { origin: url },
    data: { email, password },
  });
  if (!answer.ok()) throw new Error(`signing in answered ${answer.status()}`);
  const session = await context.storageState();
  await context.close();
  return session;
}

/**
 * Prepares the server and the browser of a test file and takes them away after it. The answer gives
 * them to the tests; where there is no browser nothing is started and `browserTest` leaves its tests out.
 */
export function setStage(fill: (server: TestServer) => Promise<void>): () => Stage {
  let stage: Stage | null = null;
  let server: TestServer | null = null;
  let browser: Browser | null = null;
  beforeAll(async () => {
    if (findChromium() === null) return;
    [server, browser] = await Promise.all([startTestServer(), launchChromium()]);
    await fill(server);
    const { email, password } = server.credentials;
    stage = { server, browser, session: await sessionOf(browser, server.url, email, password) };
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  return () => {
    if (stage === null) throw new Error('the stage is not set');
    return stage;
  };
}

/** A test that is left out, and says why, where there is no browser. */
export function browserTest(
  name: string,
  run: (context: TestContext) => Promise<void>,
  timeoutMs?: number,
): void {
  test(
    name,
    async (context) => {
      if (findChromium() === null) context.skip(CHROMIUM_MISSING);
      await run(context);
    },
    timeoutMs,
  );
}

/** A signed-in context that speaks `language`; `session: null` is nobody. */
export function contextOf(
  stage: Stage,
  given: {
    readonly language: Language;
    readonly width?: number;
    readonly session?: Session | null;
    readonly more?: BrowserContextOptions;
  },
): Promise<BrowserContext> {
  const { language, width = 1440, session = stage.session, more = {} } = given;
  const localStorage = [{ name: 'romashka.language', value: language }];
  return stage.browser.newContext({
    baseURL: stage.server.url,
    locale: language === 'ru' ? 'ru-RU' : 'en-US',
    timezoneId: 'Europe/Moscow',
    viewport: sizeOf(width),
    reducedMotion: 'reduce',
    storageState: {
      cookies: session?.cookies ?? [],
      origins: session === null ? [] : [{ origin: stage.server.url, localStorage }],
    },
    ...more,
  });
}

/** A laptop's or a phone's height to a width. */
export const sizeOf = (width: number) => ({ width, height: width > 600 ? 900 : 844 });
