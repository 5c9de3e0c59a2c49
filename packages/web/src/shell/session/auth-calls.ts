import type { QueryClient } from '@tanstack/react-query';
import { sendJson } from '../../api/client.ts';
import { forgetWorkspace } from '../../api/workspace-choice.ts';

const ME = 'me.read';

/** Forgets everything read so far, so that nothing of one person is shown to the next. */
async function startAfresh(client: QueryClient): Promise<void> {
  forgetWorkspace();
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== ME });
  await client.resetQueries({ queryKey: [ME] });
}

/** Signs in with e-mail and password; throws `ProblemError` when refused. */
export async function signIn(
  client: QueryClient,
  given: { readonly email: string; readonly password: string },
): Promise<void> {
  await sendJson('POST', '/api/auth/sign-in/email', { body: given });
  await startAfresh(client);
}

/** Ends the session on the server and forgets what was read. */
export async function signOut(client: QueryClient): Promise<void> {
  await sendJson('POST', '/api/auth/sign-out', { body: {} });
  await startAfresh(client);
}

/** Sets a password with the token of a one-time link. */
export async function choosePassword(token: string, newPassword: string): Promise<void> {
  await sendJson('POST', '/api/auth/reset-password', { body: { newPassword, token } });
}

/** Changes one's own password; other sessions end. */
export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await sendJson('POST', '/api/auth/change-password', {
    body: { currentPassword, newPassword, revokeOtherSessions: true },
  });
}
