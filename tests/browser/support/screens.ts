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
  { name: 'results', path: () => '/results' },
  { name: 'no results in a period', path: () => '/results?from=2020-01-01&to=2020-01-02' },
  {
    name: 'results of a survey',
    path: () => '/results/after-visit?rows=How+was+it+(csat)&columns=unit&q=курьер',
  },
  { name: 'no such survey', path: () => '/results/none-such', inVain: 'none-such' },
  { name: 'metrics', path: () => '/measures' },
  { name: 'new metric', path: () => '/measures?open=new' },
  { name: 'metric', path: () => '/measures/nps?period=12m' },
  { name: 'metric for coaching', path: () => '/measures/ease?against=rest&by=channel' },
  { name: 'change of a metric', path: () => '/measures/ease?open=change' },
  { name: 'export of a metric', path: () => '/measures/ease?open=export' },
  { name: 'no such metric', path: () => '/measures/nothing' },
  { name: 'boards', path: () => '/boards' },
  { name: 'new board', path: () => '/boards?open=new' },
  { name: 'board', path: ({ board }) => `/boards/${board}` },
  { name: 'board put together', path: ({ board }) => `/boards/${board}?mode=edit` },
  { name: 'digest of a board', path: ({ board }) => `/boards/${board}?open=digest` },
  { name: 'no such board', path: () => `/boards/${NOBODY}`, inVain: NOBODY },
  { name: 'outgoing', path: () => '/outgoing' },
  { name: 'outgoing message', path: ({ message }) => `/outgoing?message=${message}` },
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
  { name: 'surveys', path: () => '/surveys' },
  { name: 'no survey found', path: () => '/surveys?q=zzzz' },
  { name: 'new survey', path: () => '/surveys?open=new' },
  { name: 'no such survey', path: () => `/surveys/${NOBODY}`, inVain: NOBODY },
  { name: 'draft of a survey', path: ({ draft }) => `/surveys/${draft}` },
  ...[
    'question nps',
    'question why',
    'question place',
    'block more',
    'hidden',
    'quotas',
    'settings',
    'end',
  ].map((card) => ({
    name: `${card} of a draft`,
    path: ({ draft }: SampleCompany) => `/surveys/${draft}?card=${card}`,
  })),
  ...['picture', 'many', 'grid', 'who'].map((id) => ({
    name: `question ${id} of a survey`,
    path: ({ survey }: SampleCompany) => `/surveys/${survey}?card=question ${id}`,
  })),
  { name: 'translation of a survey', path: ({ draft }) => `/surveys/${draft}?tab=translate` },
  { name: 'preview of a survey', path: ({ survey }) => `/surveys/${survey}?tab=preview` },
  { name: 'links of a survey', path: ({ survey }) => `/surveys/${survey}?tab=share` },
  { name: 'links of a draft', path: ({ draft }) => `/surveys/${draft}?tab=share` },
  { name: 'new links', path: ({ survey }) => `/surveys/${survey}?tab=share&open=links` },
  { name: 'codes to print', path: ({ survey }) => `/surveys/${survey}?tab=share&open=print` },
  { name: 'personal links', path: ({ survey }) => `/surveys/${survey}?tab=share&open=invite` },
  { name: 'survey as a file', path: ({ survey }) => `/surveys/${survey}?tab=share&open=export` },
  { name: 'responses', path: ({ survey }) => `/surveys/${survey}?tab=responses` },
  { name: 'test responses', path: ({ survey }) => `/surveys/${survey}?tab=responses&show=test` },
  { name: 'held responses', path: ({ survey }) => `/surveys/${survey}?tab=responses&show=held` },
  { name: 'touchpoints', path: () => '/touchpoints' },
  { name: 'touchpoint', path: () => '/touchpoints?open=delivery' },
  { name: 'form of a touchpoint', path: () => '/touchpoints?open=delivery&edit=yes' },
  { name: 'touchpoint that nobody described', path: () => '/touchpoints?open=support%20call' },
  { name: 'new touchpoint', path: () => '/touchpoints?open=%2B' },
  { name: 'no such touchpoint', path: () => '/touchpoints?open=zzzz' },
  { name: 'people', path: () => '/settings/people' },
  { name: 'people by a file', path: () => '/settings/people?open=file' },
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
