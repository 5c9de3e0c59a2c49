import { workspaceId } from '../../packages/model/src/kernel/index.ts';
import { readConfig } from '../../packages/server/src/config.ts';
import type { Workspace } from '../../packages/server/src/govern/workspace/workspace-directory.ts';
import type { Intake } from '../../packages/server/src/hot-path/intake.ts';
import { makeApp } from '../../packages/server/src/http/app.ts';
import { makeLogger } from '../../packages/server/src/server.ts';
import type { Services } from '../../packages/server/src/services.ts';
import { serveMeasured } from './serve-measured.ts';

/** The product's whole HTTP surface with its real door; only what lies behind the door is a sink. */
const workspace: Workspace = {
  id: workspaceId(1),
  key: 'bench',
  name: 'Bench',
  timeZone: 'UTC',
  locale: 'en',
  eventLimit: 1_000_000_000,
  joinByEmail: false,
  joinByPhone: false,
};
const intake: Intake = {
  overloaded: () => false,
  submit: async (_workspace, submissions) =>
    submissions.map((item) =>
      item.kind === 'refused' ? { kind: 'refused', refusal: item.refusal } : { kind: 'accepted' },
    ),
  drain: async () => undefined,
};
const log = makeLogger('silent');
const services = {
  config: readConfig({}),
  publicUrl: 'http://127.0.0.1',
  intake,
  workspaces: {
    byId: async () => workspace,
    byWriteKey: async () => ({ workspace, name: 'bench', allowedOrigins: [] }),
    forget: () => undefined,
  },
  log,
  now: () => Date.now(),
} as unknown as Services;

serveMeasured(async () => {
  const app = await makeApp(services, log);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
});
