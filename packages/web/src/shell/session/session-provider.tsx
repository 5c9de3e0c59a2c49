import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { useApi } from '../../api/use-api.ts';
import { chosenWorkspace, forgetWorkspace } from '../../api/workspace-choice.ts';
import { LanguageProvider } from '../../language/language-provider.tsx';
import { SessionContext } from './session-context.ts';

const DEMO_POLL_MS = 2000;
const DEMO_REFRESH_MS = 10_000;

/** Asks who is signed in and gives the screens that person's language and time zone. */
export function SessionProvider(props: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const session = useApi(
    'me.read',
    {},
    {
      staleTime: 60_000,
      // Asking again while signing in would take the half-filled form away.
      refetchOnWindowFocus: (query) => query.state.data !== undefined,
      refetchOnReconnect: (query) => query.state.data !== undefined,
      refetchInterval: (query) => (query.state.data?.demo ? DEMO_POLL_MS : false),
    },
  );
  const loading = session.data?.demo != null;
  const wasLoading = useRef(false);
  useEffect(() => {
    // Every figure on the screen was counted over half a company: count again.
    if (wasLoading.current && !loading) void client.invalidateQueries();
    wasLoading.current = loading;
  }, [client, loading]);
  useEffect(() => {
    if (!loading) return;
    const timer = setInterval(() => {
      void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'me.read' });
    }, DEMO_REFRESH_MS);
    return () => clearInterval(timer);
  }, [client, loading]);
  const stray = session.error?.problem.code === 'no-workspace' && chosenWorkspace() !== null;
  useEffect(() => {
    // The browser remembers a workspace that this person has left: let the server choose.
    if (!stray) return;
    forgetWorkspace();
    void client.resetQueries();
  }, [client, stray]);
  const workspace = session.data?.workspace;
  return (
    <SessionContext value={session}>
      <LanguageProvider workspaceLocale={workspace?.locale} timeZone={workspace?.timeZone}>
        {props.children}
      </LanguageProvider>
    </SessionContext>
  );
}
