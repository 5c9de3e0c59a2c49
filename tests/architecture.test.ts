import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');

/** The rows of the table in ARCHITECTURE.md whose head begins with this cell. */
function table(head: string): string[][] {
  const lines = page.split('\n');
  const at = lines.findIndex((line) => line.startsWith(`| ${head} |`));
  const rows: string[][] = [];
  for (const line of lines.slice(at + 2)) {
    if (!line.startsWith('|')) break;
    rows.push(
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  }
  return rows;
}

interface Import {
  readonly file: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function importsUnder(folder: string): Import[] {
  const found: Import[] = [];
  for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !/\.tsx?$/.test(path) || /\.test\.tsx?$/.test(path)) continue;
    const text = readFileSync(path, 'utf8');
    for (const match of text.matchAll(/^\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?'([^']+)'/gms))
      found.push({
        file: relative(root, path),
        to: match[1] ?? '',
        typeOnly: /^\s*(?:import|export)\stype\s/.test(match[0]),
      });
  }
  return found;
}

const packageOf = (specifier: string): string =>
  specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : (specifier.split('/')[0] ?? '');

/** What a package may import besides its own files, by its row of the table. */
function allowedFor(folder: string, allowed: string): Set<string> {
  const own = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const named = [...allowed.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
  const declared = allowed.includes('its own dependencies')
    ? Object.keys({ ...own.dependencies, ...own.devDependencies })
    : [];
  return new Set([...named, ...declared]);
}

function isAllowed(folder: string, may: ReadonlySet<string>, { file, to, typeOnly }: Import): boolean {
  if (to.startsWith('.')) return true;
  const from = packageOf(to);
  if (to.startsWith('node:')) return folder === 'packages/server' || folder === 'packages/engines';
  if (from === '@romashka/model' && folder === 'packages/web') return typeOnly || may.has(to);
  if (from === '@romashka/model' && folder === 'packages/sdk') return may.has(to);
  return may.has(from) || file.includes('/testing/');
}

test('packages import what the table allows', () => {
  const wrong = table('package').flatMap(([name, allowed]) => {
    const folder = (name ?? '').replaceAll('`', '');
    const may = allowedFor(folder, allowed ?? '');
    return importsUnder(`${folder}/src`)
      .filter((one) => !isAllowed(folder, may, one))
      .map(({ file, to }) => `${file} → ${to}`);
  });
  expect(wrong).toEqual([]);
});

test('rooms of the model import only what stands to their left', () => {
  const wrong: string[] = [];
  for (const [room, allowed] of table('room')) {
    const may = new Set([room, ...(allowed ?? '').split(',').map((name) => name.trim())]);
    for (const { file, to } of importsUnder(`packages/model/src/${room}`)) {
      if (!to.startsWith('.')) continue;
      const target =
        relative(join(root, 'packages/model/src'), join(root, file, '..', to)).split('/')[0] ?? '';
      if (!may.has(target)) wrong.push(`${file} → ${to}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('the table knows every package and room', () => {
  expect(importsUnder('packages').length).toBeGreaterThan(300);
  const packages = table('package').map(([name]) => (name ?? '').replaceAll('`', ''));
  const there = [
    ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`),
    ...readdirSync(join(root, 'packs')).map((name) => `packs/${name}`),
  ];
  expect(packages.toSorted()).toEqual(there.toSorted());
  const rooms = table('room').map(([name]) => name ?? '');
  expect(rooms.toSorted()).toEqual(readdirSync(join(root, 'packages/model/src')).toSorted());
});

test('only one file reads the environment of the server', () => {
  const readers = importsUnder('packages').map(({ file }) => file);
  const guilty = [...new Set(readers)].filter(
    (file) =>
      /process\.env/.test(readFileSync(join(root, file), 'utf8')) && file !== 'packages/server/src/config.ts',
  );
  expect(guilty).toEqual([]);
});

/** What carries facts whole: in, out and away. Each is shut to callers who are bound to units, or is no route. */
const WHOLE_COMPANY = ['hot-path/', 'unify/erasure/', 'unify/export/', 'govern/backup/', 'migrations/'];

test('whatever asks for events or answers asks within the scope of its caller', () => {
  const asking = [...new Set(importsUnder('packages/server/src').map(({ file }) => file))].filter((file) =>
    /\b(?:FROM|JOIN)\s+(?:events|answers|\$\{table\})/.test(readFileSync(join(root, file), 'utf8')),
  );
  const rest = asking.filter(
    (file) =>
      !file.includes('/testing/') &&
      !WHOLE_COMPANY.some((part) => file.startsWith(`packages/server/src/${part}`)),
  );
  expect(rest.length).toBeGreaterThan(3);
  const scoped = new Set(
    importsUnder('packages/server/src').flatMap(({ file, to, typeOnly }) =>
      to.endsWith('/store/scope-sql.ts') && !typeOnly ? [file] : [],
    ),
  );
  expect(rest.filter((file) => !scoped.has(file))).toEqual([]);
});
