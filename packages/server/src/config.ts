import { resolve } from 'node:path';
import { z } from 'zod';

const flag = z.stringbool({ truthy: ['true', '1', 'yes', 'on'], falsy: ['false', '0', 'no', 'off', ''] });
const url = (...protocols: string[]) =>
  z.string().refine(
    (text) => {
      try {
        return protocols.includes(new URL(text).protocol);
      } catch {
        return false;
      }
    },
    `must be an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`,
  );

/** Passwords that stand in manuals and images: whoever finds the engine knows them. */
const KNOWN_PASSWORDS = new Set(
  'postgres password admin root secret changeme clickhouse default romashka test 123456 12345678'.split(' '),
);
const engineUrl = (...protocols: string[]) =>
  url(...protocols).refine(
    (text) => !URL.canParse(text) || !KNOWN_PASSWORDS.has(new URL(text).password.toLowerCase()),
    'has a password that everybody knows; give the engine another one first',
  );

/** An address as it may be shown: without its password. */
const withoutPassword = (text: string): string => text.replace(/(:\/\/[^:/@]*:)[^@]*@/, '$1***@');

/** Every setting of Romashka, with its default and its meaning. This is the only reader of the environment. */
const SETTINGS = z.object({
  ROMASHKA_PORT: z.coerce
    .number({ error: 'must be a port number from 0 to 65535' })
    .int()
    .min(0, 'must be a port number from 0 to 65535')
    .max(65_535, 'must be a port number from 0 to 65535')
    .default(8080)
    .describe('Port the server listens on'),
  ROMASHKA_HOST: z
    .string()
    .min(1, 'must name an address such as 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1')
    .describe('Address the server listens on'),
  ROMASHKA_PUBLIC_URL: url('http:', 'https:')
    .optional()
    .describe('Address at which people and sources reach it; default http://HOST:PORT'),
  ROMASHKA_DATA: z
    .string()
    .min(1, 'must name a folder')
    .default('./data')
    .describe('Folder of engines, backups and credentials'),
  ROMASHKA_TRUST_PROXY: z
    .string()
    .regex(
      /^(?:true|false|\d{1,2}|[\d.:a-fA-F/, ]+)$/,
      'must be true, false, a number of proxies, or their addresses',
    )
    .default('false')
    .describe('Believe X-Forwarded-* of the proxy in front'),
  ROMASHKA_LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be fatal, error, warn, info, debug, trace or silent',
    })
    .default('info')
    .describe('How much the server logs'),
  ROMASHKA_DEMO: flag
    .default(true)
    .describe('Load the demo company on the first start (npm start -- --empty turns it off)'),
  DATABASE_URL: engineUrl('postgres:', 'postgresql:')
    .optional()
    .describe('PostgreSQL; without it Romashka starts its own'),
  CLICKHOUSE_URL: engineUrl('http:', 'https:')
    .optional()
    .describe('ClickHouse; without it Romashka starts its own'),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | null;
  readonly dataDir: string;
  readonly trustProxy: boolean | number | string;
  readonly logLevel: string;
  readonly demo: boolean;
  readonly databaseUrl: string | null;
  readonly clickhouseUrl: string | null;
}

/** A setting that cannot be used: its sentence says which one and why. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the settings once; throws ConfigError naming every wrong one. Empty values count as not set. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(
    Object.keys(SETTINGS.shape).flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])),
  );
  const parsed = SETTINGS.safeParse(given);
  if (!parsed.success) {
    const said = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return `${name} is "${withoutPassword(environment[name] ?? '')}": ${issue.message}.`;
    });
    throw new ConfigError(said.join('\n'));
  }
  const s = parsed.data;
  return {
    port: s.ROMASHKA_PORT,
    host: s.ROMASHKA_HOST,
    publicUrl: s.ROMASHKA_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    dataDir: resolve(s.ROMASHKA_DATA),
    trustProxy: readTrust(s.ROMASHKA_TRUST_PROXY),
    logLevel: s.ROMASHKA_LOG_LEVEL,
    demo: s.ROMASHKA_DEMO,
    databaseUrl: s.DATABASE_URL ?? null,
    clickhouseUrl: s.CLICKHOUSE_URL ?? null,
  };
}

function readTrust(value: string): boolean | number | string {
  if (value === 'true' || value === 'false') return value === 'true';
  return /^\d{1,2}$/.test(value) ? Number(value) : value;
}

/** The settings as lines of help: name, default, meaning. */
export function describeSettings(): { name: string; fallback: string; meaning: string }[] {
  return Object.entries(SETTINGS.shape).map(([name, schema]) => {
    const parsed = schema.safeParse(undefined);
    return {
      name,
      fallback: parsed.success ? String(parsed.data ?? '') : '',
      meaning: schema.description ?? '',
    };
  });
}

/** Where the command line finds the server, besides the settings that it shares with it. */
const CLI_SETTINGS = z.object({
  ROMASHKA_URL: url('http:', 'https:').optional(),
  ROMASHKA_TOKEN: z.string().optional(),
});

export interface CliConfig {
  /** Null where it was not said: the credentials in the data folder know it. */
  readonly url: string | null;
  readonly token: string | null;
  readonly server: Config;
}

/** Reads what the command line needs; throws ConfigError as readConfig does. */
export function readCliConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): CliConfig {
  const parsed = CLI_SETTINGS.safeParse({
    ROMASHKA_URL: environment['ROMASHKA_URL'] || undefined,
    ROMASHKA_TOKEN: environment['ROMASHKA_TOKEN'] || undefined,
  });
  if (!parsed.success)
    throw new ConfigError(
      `ROMASHKA_URL is "${environment['ROMASHKA_URL']}": ${parsed.error.issues[0]?.message}.`,
    );
  const { ROMASHKA_URL: address, ROMASHKA_TOKEN: token } = parsed.data;
  return {
    url: address?.replace(/\/+$/, '') ?? null,
    token: token ?? null,
    server: readConfig(environment),
  };
}

/** The environment of a server that the command line starts: its own, with some settings changed. */
export const serverEnvironment = (
  changes: Readonly<Record<string, string>>,
): Readonly<Record<string, string | undefined>> => ({ ...process.env, ...changes });
