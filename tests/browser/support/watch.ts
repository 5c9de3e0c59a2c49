import type { BrowserContext, ConsoleMessage } from 'playwright-core';

/** Whoever has no session asks once who they are: the browser reports that refusal by itself. */
const isSessionQuestion = (message: ConsoleMessage): boolean =>
  message.text().includes('401') && message.location().url.endsWith('/api/v1/me');

/** What went wrong in the pages of a context, a sentence each; empty when all is well. */
export interface Watch {
  readonly faults: string[];
  /** The faults so far, and a clean sheet. */
  take(): string[];
}

/**
 * Writes down console errors, uncaught errors, violations of the content security policy, dialogs,
 * server errors and every request to another host than `origin` (which is stopped).
 */
export async function watch(context: BrowserContext, origin: string): Promise<Watch> {
  const faults: string[] = [];
  const note = (what: string, detail: string): number => faults.push(`${what}: ${detail.slice(0, 300)}`);
  await context.exposeBinding('noteViolation', (_source, detail: string) => {
    note('violation', detail);
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const said = `${event.effectiveDirective} ${event.blockedURI} ${event.sample}`;
      (globalThis as unknown as { noteViolation(detail: string): void }).noteViolation(said);
    });
  });
  context.on('console', (message) => {
    if (message.type() === 'error' && !isSessionQuestion(message))
      note('console', `${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (event) => note('uncaught', String(event.error())));
  context.on('dialog', (dialog) => {
    note('dialog', `${dialog.type()} ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('response', (answer) => {
    if (answer.status() >= 500) note('server error', `${answer.status()} ${answer.url()}`);
  });
  context.on('request', (request) => {
    if (isRemote(request.url(), origin)) note('remote', request.url());
  });
  await context.route(
    (url) => isRemote(url.href, origin),
    (route) => route.abort(),
  );
  return { faults, take: () => faults.splice(0) };
}

const isRemote = (url: string, origin: string): boolean =>
  /^(?:https?|wss?|ftp):/i.test(url) && !url.startsWith(`${origin}/`);
