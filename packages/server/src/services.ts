import type { ClickHouseClient } from '@clickhouse/client';
import type { Engines } from '@romashka/engines';
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from './config.ts';
import type { Authentication } from './govern/auth/authentication.ts';
import type { WorkspaceDirectory } from './govern/workspace/workspace-directory.ts';
import type { Intake } from './hot-path/intake.ts';
import type { Shipper } from './hot-path/shipper.ts';
import type { Background } from './jobs/background.ts';
import type { LiveFeed } from './listen/live/live-feed.ts';
import type { Database } from './store/database.ts';

/** What every handler may use; made once at the start. */
export interface Services {
  readonly config: Config;
  readonly publicUrl: string;
  readonly engines: Engines;
  readonly database: Database;
  readonly facts: ClickHouseClient;
  readonly intake: Intake;
  readonly shipper: Shipper;
  readonly live: LiveFeed;
  readonly auth: Authentication;
  readonly workspaces: WorkspaceDirectory;
  readonly background: Background;
  readonly log: FastifyBaseLogger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
