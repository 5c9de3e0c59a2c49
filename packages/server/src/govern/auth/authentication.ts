import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { hash as argon2, verify as argon2Verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { createAuthMiddleware } from 'better-auth/api';
import { fromNodeHeaders } from 'better-auth/node';
import pg from 'pg';
import { openFailedSignIns } from './failed-sign-ins.ts';

/** OWASP's choice for argon2id: 19 MiB, two passes, one lane. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const RECOVERY_MS = 30 * 60_000;
const INVITATION_MS = 7 * 24 * 3_600_000;
const MIN_PASSWORD = 10;
const SIGN_IN = '/api/auth/sign-in/email';
const CHANGE_PASSWORD = '/change-password';

/** What of the library the app uses; all else that it offers is shut. */
const OPEN_PATHS: ReadonlySet<string> = new Set([
  SIGN_IN,
  '/api/auth/sign-out',
  '/api/auth/get-session',
  '/api/auth/reset-password',
  `/api/auth${CHANGE_PASSWORD}`,
]);

export interface Session {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
}

/** Accounts, passwords and sessions, kept by better-auth; who may do what is not its business. */
export interface Authentication {
  /** Handles what is open under /api/auth. */
  handle(request: Request): Promise<Response>;
  session(headers: IncomingHttpHeaders): Promise<Session | null>;
  /** The account of an e-mail address, made when it does not exist. */
  ensureUser(email: string, name: string, password?: string): Promise<{ id: string; created: boolean }>;
  /** A token, good once, with which the user chooses a password; those given before it are dead. */
  passwordToken(
    userId: string,
    purpose: 'recovery' | 'invitation',
  ): Promise<{ token: string; expires: Date }>;
  /** Ends the sessions of an account and removes it, with its password. */
  removeUser(userId: string): Promise<void>;
  close(): Promise<void>;
}

export interface AuthenticationOptions {
  readonly databaseUrl: string;
  readonly secret: string;
  readonly publicUrl: string;
  readonly trustedOrigins: readonly string[];
  readonly now: () => number;
  /** Hears of what belongs into the audit trail. */
  readonly onUse: (use: AccountUse) => Promise<void>;
  /** Hears of the library's own faults; what people get wrong is not logged. */
  readonly onFault?: (message: string) => void;
}

/** Somebody signed in or changed how they sign in. */
export interface AccountUse {
  readonly userId: string;
  readonly email: string;
  readonly action: 'account.signed-in' | 'account.password-changed' | 'account.password-chosen';
  readonly ip: string;
}

export function openAuthentication(options: AuthenticationOptions): Authentication {
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    max: 4,
    application_name: 'romashka-auth',
    onConnect: async (client: pg.ClientBase) => {
      await client.query('SET search_path TO auth');
    },
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  const dropPasswordTokens = async (userId: string): Promise<void> => {
    await pool.query('DELETE FROM verification WHERE value = $1', [userId]);
  };
  const failures = openFailedSignIns(options.now);
  const auth = openLibrary(options, pool, dropPasswordTokens);
  const signIn = async (request: Request, email: string): Promise<Response> => {
    const wait = failures.wait(email);
    if (wait > 0) return refusal(429, 'TOO_MANY_REQUESTS', 'Too many tries; come back later.', wait);
    failures.tried(email);
    const answer = await auth.handler(request);
    if (answer.status === 200) failures.succeeded(email);
    else if (answer.status !== 401) failures.undo(email);
    return answer;
  };
  return {
    handle: async (request) => {
      const body = request.method === 'POST' ? await request.clone().text() : '';
      const unfit = unfitness(request, body);
      if (unfit !== null) return unfit;
      const email = new URL(request.url).pathname === SIGN_IN ? emailOf(body) : null;
      return email === null ? auth.handler(request) : signIn(request, email);
    },
    session: async (headers) => {
      if (!headers.cookie?.includes('romashka.session_token')) return null;
      const found = await auth.api.getSession({ headers: fromNodeHeaders(headers) });
      return found === null
        ? null
        : { userId: found.user.id, email: found.user.email, name: found.user.name };
    },
    ensureUser: async (email, name, password) => {
      const context = await auth.$context;
      const address = email.trim().toLowerCase();
      const find = async () => (await context.internalAdapter.findUserByEmail(address))?.user;
      const known = await find();
      if (known) return { id: known.id, created: false };
      const user = await context.internalAdapter
        .createUser({ email: address, name, emailVerified: true }, { method: 'email-password' })
        .catch(async (error: unknown) => {
          if ((await find()) === undefined) throw error;
          return null;
        });
      // Made by somebody else at the same time.
      if (user === null) return { id: (await find())?.id ?? '', created: false };
      if (password !== undefined)
        await context.internalAdapter.linkAccount({
          userId: user.id,
          accountId: user.id,
          providerId: 'credential',
          password: await context.password.hash(password),
        });
      return { id: user.id, created: true };
    },
    passwordToken: async (userId, purpose) => {
      const context = await auth.$context;
      const token = randomBytes(24).toString('base64url');
      await dropPasswordTokens(userId);
      const expires = new Date(options.now() + (purpose === 'invitation' ? INVITATION_MS : RECOVERY_MS));
      await context.internalAdapter.createVerificationValue({
        identifier: `reset-password:${token}`,
        value: userId,
        expiresAt: expires,
      });
      return { token, expires };
    },
    removeUser: async (userId) => {
      const context = await auth.$context;
      await dropPasswordTokens(userId);
      await context.internalAdapter.deleteUserSessions(userId);
      await context.internalAdapter.deleteUser(userId);
    },
    close: () => pool.end(),
  };
}

/** The library with its rules: passwords, sessions, limits by address, cookies. */
function openLibrary(
  options: AuthenticationOptions,
  pool: pg.Pool,
  dropPasswordTokens: (userId: string) => Promise<void>,
) {
  return betterAuth({
    appName: 'Romashka',
    baseURL: options.publicUrl,
    basePath: '/api/auth',
    secret: options.secret,
    trustedOrigins: [...options.trustedOrigins],
    database: pool,
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => options.onFault?.(message) },
    verification: { storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: 200,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: RECOVERY_MS / 1000,
      onPasswordReset: async ({ user }, request) => {
        await dropPasswordTokens(user.id);
        await options.onUse({ ...whoIs(user, request?.headers), action: 'account.password-chosen' });
      },
      password: {
        hash: (password) => argon2(password, ARGON2ID),
        verify: ({ hash, password }) => argon2Verify(hash, password),
      },
    },
    hooks: {
      before: createAuthMiddleware(async (ctx) =>
        ctx.path === CHANGE_PASSWORD
          ? { context: { body: { ...ctx.body, revokeOtherSessions: true } } }
          : undefined,
      ),
      after: createAuthMiddleware(async (ctx) => {
        const session = ctx.context.newSession;
        if (!session) return;
        const who = whoIs(session.user, ctx.headers);
        if (ctx.path === CHANGE_PASSWORD) {
          await dropPasswordTokens(session.user.id);
          await options.onUse({ ...who, action: 'account.password-changed' });
        } else if (SIGN_IN.endsWith(ctx.path)) await options.onUse({ ...who, action: 'account.signed-in' });
      }),
    },
    session: { expiresIn: 14 * 24 * 3_600, updateAge: 24 * 3_600 },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      customRules: { '/sign-in/email': { window: 60, max: 10 }, '/reset-password': { window: 60, max: 10 } },
    },
    advanced: {
      cookiePrefix: 'romashka',
      useSecureCookies: options.publicUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
    },
  });
}

const whoIs = (user: { readonly id: string; readonly email: string }, headers: Headers | undefined) => ({
  userId: user.id,
  email: user.email,
  ip: headers?.get('x-forwarded-for') ?? '',
});

/** Why a request is not for the library at all; null when it is. */
function unfitness(request: Request, body: string): Response | null {
  if (!OPEN_PATHS.has(new URL(request.url).pathname))
    return refusal(404, 'NOT_FOUND', 'There is nothing here.');
  const isJson = /^application\/json\b/i.test(request.headers.get('content-type') ?? '');
  // Form bodies, which any page may send across origins, are not taken.
  if (request.method === 'POST' && !isJson)
    return refusal(415, 'UNSUPPORTED_MEDIA_TYPE', 'The body must be application/json.');
  if (body.includes('\\u0000'))
    return refusal(400, 'INVALID_VALUE', 'A text holds a character that is none.');
  return null;
}

/** The address that a sign-in names; null when its body is not one. */
function emailOf(text: string): string | null {
  try {
    const body: unknown = JSON.parse(text);
    const email = typeof body === 'object' && body !== null && 'email' in body ? body.email : null;
    return typeof email === 'string' ? email : null;
  } catch {
    return null;
  }
}

const refusal = (status: number, code: string, message: string, retryAfter?: number): Response =>
  Response.json(
    { code, message },
    { status, headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) } },
  );
