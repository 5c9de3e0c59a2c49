import type { Page } from 'playwright-core';
import type { SampleCompany } from './sample-company.ts';

/** A screen, or a state of one, by its address. */
export interface Screen {
  readonly name: string;
  readonly path: (company: SampleCompany) => string;
  /** What people without a session see. */
  readonly open?: boolean;
  /** What the screen asks the server for in vain, which the browser writes to the console. */
  readonly inVain?: string;
}

const NOBODY = '01890000-0000-7000-8000-000000000000';

/** Every screen of the app, and the panels that open over them. */
export const SCREENS: readonly Screen[] = [
  { name: 'sign in', path: () => '/', open: true },
  { name: 'choose a password', path: () => '/choose-password?token=none-such', open: true },
  { name: 'a link that is gone', path: () => '/choose-password', open: true },
  { name: 'overview', path: () => '/' },
  { name: 'live', path: () => '/live' },
  { name: 'customers', path: () => '/customers' },
  { name: 'nobody found', path: () => '/customers?q=zzzz' },
  { name: 'customer', path: (company) => `/customers/${company.merged}` },
  { name: 'traits of a customer', path: (company) => `/customers/${company.merged}?tab=traits` },
  { name: 'identities of a customer', path: (company) => `/customers/${company.merged}?tab=identity` },
  { name: 'customer with a possible match', path: (company) => `/customers/${company.matched}` },
  { name: 'no such customer', path: () => `/customers/${NOBODY}`, inVain: NOBODY },
  { name: 'rejected', path: () => '/rejected' },
  { name: 'rejected message', path: (company) => `/rejected?message=${company.rejected}` },
  { name: 'imports', path: () => '/imports' },
  { name: 'columns of a file', path: (company) => `/imports/${company.kept}` },
  { name: 'an import that is over', path: (company) => `/imports/${company.import}` },
  { name: 'rejected rows', path: (company) => `/imports?import=${company.import}` },
  { name: 'people', path: () => '/settings/people' },
  { name: 'invitation', path: () => '/settings/people?open=new' },
  { name: 'units', path: () => '/settings/units' },
  { name: 'new unit', path: () => '/settings/units?open=%2B' },
  { name: 'API tokens', path: () => '/settings/tokens' },
  { name: 'new API token', path: () => '/settings/tokens?open=new' },
  { name: 'write keys', path: () => '/settings/write-keys' },
  { name: 'workspace', path: () => '/settings/workspace' },
  { name: 'audit', path: () => '/settings/audit' },
  { name: 'profile', path: () => '/settings/profile' },
  { name: 'not found', path: () => '/nothing/here' },
];

/** Waits until a screen says its sentence and nothing on it is still being read. */
export async function untilReady(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.mantine-Skeleton-root') === null);
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}
