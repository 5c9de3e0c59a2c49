import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { fillSampleCompany } from './support/sample-company.ts';
import { untilReady } from './support/screens.ts';
import { browserTest, contextOf, setStage } from './support/stage.ts';

/** The promise: JavaScript of the first screen after signing in, in bytes of gzip -9. */
const LIMIT = 250_000;
const PAGES = ['/', '/live', '/customers/x', '/settings/people', '/choose-password?token=x', '/nothing/here'];
const NONCE = /'nonce-([\w-]{20,})'/;

const stage = setStage(async (server) => {
  await fillSampleCompany(server, Date.now());
});

browserTest('the first screen after signing in loads at most 250 KB of JavaScript', async () => {
  const context = await contextOf(stage(), { language: 'ru' });
  const page = await context.newPage();
  const scripts = new Map<string, Promise<Buffer>>();
  page.on('response', (answer) => {
    if (/javascript/.test(answer.headers()['content-type'] ?? '')) scripts.set(answer.url(), answer.body());
  });
  await page.goto('/');
  await untilReady(page);
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all(
    [...scripts].map(async ([url, body]) => ({
      name: url.split('/').at(-1),
      bytes: gzipSync(await body, { level: 9 }).length,
    })),
  );
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  await context.close();
  console.info(`first screen: ${total} bytes of JavaScript in ${sizes.length} files (gzip -9)`);
  expect(sizes.length).toBeGreaterThan(1);
  expect(total, JSON.stringify(sizes)).toBeLessThanOrEqual(LIMIT);
});

/** The policy of an answer: directive to sources. */
function policyOf(answer: Response): Readonly<Record<string, string>> {
  const text = answer.headers.get('content-security-policy') ?? '';
  return Object.fromEntries(
    text.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources.join(' ')];
    }),
  );
}

browserTest('every page has a strict policy and a nonce of its own', async () => {
  const nonces = new Set<string>();
  for (const path of [...PAGES, ...PAGES]) {
    const answer = await fetch(`${stage().server.url}${path}`);
    const policy = policyOf(answer);
    const html = await answer.text();
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    const all = Object.values(policy).join(' ');
    expect(all).not.toMatch(/unsafe-|\*|https?:|wasm-/);
    expect(policy).toMatchObject({
      'default-src': "'self'",
      'script-src': "'self'",
      'connect-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
      'form-action': "'self'",
      'require-trusted-types-for': "'script'",
      'trusted-types': "'none'",
    });
    const [, nonce = ''] = NONCE.exec(policy['style-src'] ?? '') ?? [];
    expect(policy['style-src']).toBe(`'self' 'nonce-${nonce}'`);
    expect(html).toContain(`<meta name="csp-nonce" content="${nonce}"`);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|javascript:/i);
    nonces.add(nonce);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    });
  }
  expect(nonces.size).toBe(2 * PAGES.length);
});

browserTest(
  'what the page is made of comes from here, may be kept for ever and is under the policy',
  async () => {
    const { url } = stage().server;
    const html = await (await fetch(url)).text();
    const parts = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '');
    expect(parts.filter((path) => path.endsWith('.js')).length).toBeGreaterThan(0);
    for (const path of parts) {
      expect(path).toMatch(/^\//);
      const answer = await fetch(`${url}${path}`);
      expect(answer.status, path).toBe(200);
      if (path.startsWith('/assets/')) expect(answer.headers.get('cache-control')).toMatch(/immutable/);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(policyOf(answer)['script-src']).toBe("'self'");
    }
  },
);
