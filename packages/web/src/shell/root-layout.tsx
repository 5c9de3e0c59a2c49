import { Outlet, useLocation } from '@tanstack/react-router';
import { SignInScreen } from './entry/sign-in-screen.tsx';
import { MeContext } from './session/me-context.ts';
import { useSession } from './session/session-context.ts';
import { Shell } from './shell.tsx';
import { Splash } from './splash.tsx';
import { ErrorState } from './states.tsx';

/** Screens that need no session. */
const OPEN = ['/choose-password'];

/** The door: who is signed in sees the app, who is not signs in first, at the same address. */
export function RootLayout() {
  const { pathname } = useLocation();
  const session = useSession();
  if (OPEN.includes(pathname)) return <Outlet />;
  if (session.error?.problem.status === 401) return <SignInScreen />;
  if (session.data !== undefined) {
    return (
      <MeContext value={session.data}>
        <Shell />
      </MeContext>
    );
  }
  if (session.error !== null) {
    return (
      <main>
        <ErrorState problem={session.error} retry={() => void session.refetch()} />
      </main>
    );
  }
  return <Splash />;
}
