import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** S15. No secret stands in the tree: what a person finds there must open nothing. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PASSED_OVER = new Set(['node_modules', '.git', 'dist', 'data', 'coverage', '.cache']);
/** These name such words in order to refuse them. */
const REFUSERS = ['packages/server/src/config.ts', 'tests/security/'];

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (PASSED_OVER.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesOf(path);
    return /\.(?:[cm]?[jt]sx?|json|ya?ml|md|html|css|sh|sql|toml|env|conf)$|^\.[\w.-]+$/.test(entry.name)
      ? [path]
      : [];
  });
}
const files = filesOf(ROOT).filter(
  (path) =>
    !REFUSERS.some((name) => relative(ROOT, path).startsWith(name)) && !path.endsWith('package-lock.json'),
);

/** Words that have been somebody's default, and shapes of real secrets. */
const KNOWN: readonly RegExp[] = [
  /\b(?:changeme|change-me|hunter2|letmein|passw0rd|admin123|secret123|supersecret|insecure-?default)\b/i,
  /:\/\/(?:postgres|root|admin|default|clickhouse|romashka):(?:postgres|root|admin|password|secret|clickhouse|romashka)?@/i,
  /\brmk_[\w-]{40,}/,
  /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/,
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{30,}/,
  /\bsk-[A-Za-z0-9]{32,}/,
  /\bxox[abp]-[\w-]{20,}/,
  /\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{20,}/,
];

test('the tree holds no known default and no secret', () => {
  expect(files.length).toBeGreaterThan(200);
  const found = files.flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    return KNOWN.filter((shape) => shape.test(text)).map(
      (shape) => `${relative(ROOT, path)}: ${shape.source}`,
    );
  });
  expect(found).toEqual([]);
});

test('no program gives a password, secret or token a value of its own', () => {
  // Values only: names of paths, and words of the screens, which stand in *-text files.
  const literal =
    /\b\w*(?:password|secret|apiToken|writeKey|privateKey)\s*(?::|=|\?\?|\|\|)\s*(['"`])(?!\1)[^'"`\s$/][^'"`\s$]{5,}\1/gi;
  const programs = files.filter(
    (path) =>
      /\/src\/.*\.tsx?$|\/scripts\/.*\.mjs$/.test(path) && !/\.test\.tsx?$|\/testing\/|-text\.ts$/.test(path),
  );
  expect(programs.length).toBeGreaterThan(150);
  const found = programs.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(literal)].map(([text]) => `${relative(ROOT, path)}: ${text}`),
  );
  expect(found).toEqual([]);
});

test('chance that guards something comes from the system, not from Math.random', () => {
  const guarded = files.filter(
    (path) =>
      /\/packages\/(?:server|engines)\/src\/.*\.ts$/.test(path) && !/\.test\.ts$|\/testing\//.test(path),
  );
  const found = guarded.filter((path) => /Math\.random\(/.test(readFileSync(path, 'utf8')));
  expect(found.map((path) => relative(ROOT, path))).toEqual([]);
});
