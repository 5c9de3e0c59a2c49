import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { hash as argon2, verify as argon2Verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { fromNodeHeaders } from 'better-auth/node';
import pg from 'pg';

/** OWASP's choice for argon2id: 19 MiB, two passes, one lane. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const RECOVERY_MS = 30 * 60_000;
const INVITATION_MS = 7 * 24 * 3_600_000;
const MIN_PASSWORD = 10;

export interface Session {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
}

/** Accounts, passwords and sessions, kept by better-auth; who may do what is not its business. */
export interface Authentication {
  /** Handles everything under /api/auth. */
  handle(request: Request): Promise<Response>;
  session(headers: IncomingHttpHeaders): Promise<Session | null>;
  /** The account of an e-mail address, made when it does not exist. */
  ensureUser(email: string, name: string, password?: string): Promise<{ id: string; created: boolean }>;
  /** A token, good once, with which the user chooses a password. */
  passwordToken(
    userId: string,
    purpose: 'recovery' | 'invitation',
  ): Promise<{ token: string; expires: Date }>;
  endSessions(userId: string): Promise<void>;
  close(): Promise<void>;
}

export interface AuthenticationOptions {
  readonly databaseUrl: string;
  readonly secret: string;
  readonly publicUrl: string;
  readonly trustedOrigins: readonly string[];
  readonly now: () => number;
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
  const auth = betterAuth({
    appName: 'Romashka',
    baseURL: options.publicUrl,
    basePath: '/api/auth',
    secret: options.secret,
    trustedOrigins: [...options.trustedOrigins],
    database: pool,
    telemetry: { enabled: false },
    disabledPaths: [
      '/sign-up/email',
      '/request-password-reset',
      '/update-user',
      '/delete-user',
      '/change-email',
    ],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: 200,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: RECOVERY_MS / 1000,
      password: {
        hash: (password) => argon2(password, ARGON2ID),
        verify: ({ hash, password }) => argon2Verify(hash, password),
      },
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
  return {
    handle: (request) => auth.handler(request),
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
      const known = await context.internalAdapter.findUserByEmail(address);
      if (known) return { id: known.user.id, created: false };
      const user = await context.internalAdapter.createUser(
        { email: address, name, emailVerified: true },
        { method: 'email-password' },
      );
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
      const expires = new Date(options.now() + (purpose === 'invitation' ? INVITATION_MS : RECOVERY_MS));
      await context.internalAdapter.createVerificationValue({
        identifier: `reset-password:${token}`,
        value: userId,
        expiresAt: expires,
      });
      return { token, expires };
    },
    endSessions: async (userId) => {
      const context = await auth.$context;
      await context.internalAdapter.deleteUserSessions(userId);
    },
    close: () => pool.end(),
  };
}
