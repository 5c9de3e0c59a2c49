import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useLanguage } from '../../language/language-context.ts';
import { useScope } from '../../scope/use-scope.ts';
import { signOut } from '../session/auth-calls.ts';
import { useTheme } from '../top-bar/appearance.tsx';
import type { Act } from './commands.ts';

/** Carries out what a command says. */
export function useAct(): (act: Act) => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const scope = useScope();
  const { setLanguage } = useLanguage();
  const [, setTheme] = useTheme();
  return useCallback(
    (act: Act) => {
      switch (act.kind) {
        case 'go':
          void navigate({ to: act.to, search: act.search ?? {} });
          return;
        case 'theme':
          setTheme(act.theme);
          return;
        case 'language':
          setLanguage(act.language);
          return;
        case 'period':
          scope.set({ period: act.period });
          return;
        case 'sign-out':
          void signOut(client);
      }
    },
    [client, navigate, scope, setLanguage, setTheme],
  );
}
