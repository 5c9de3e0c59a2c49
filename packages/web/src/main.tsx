import '@mantine/core/styles.css';
import './shell/theme/tokens.css';
import './shell/theme/base.css';
import './shell/print.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { CatchBoundary, RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from './api/query-client.ts';
import { router } from './router.tsx';
import { FailedScreen } from './shell/failed-screen.tsx';
import { SessionProvider } from './shell/session/session-provider.tsx';
import { applyTheme } from './shell/theme/apply-theme.ts';
import { ThemeProvider } from './shell/theme/theme-provider.tsx';

applyTheme();
const place = document.getElementById('root');
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <ThemeProvider>
        <CatchBoundary getResetKey={() => 'app'} errorComponent={FailedScreen}>
          <QueryClientProvider client={makeQueryClient()}>
            <SessionProvider>
              <RouterProvider router={router} />
            </SessionProvider>
          </QueryClientProvider>
        </CatchBoundary>
      </ThemeProvider>
    </StrictMode>,
  );
}
