import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import type { Services } from '../../services.ts';
import type { Database } from '../../store/database.ts';

/** What an erasure needs: the running server has it, and so has a restore while no server runs. */
export interface ErasureContext {
  readonly database: Database;
  readonly facts: ClickHouseClient;
  /** The folder of backups; the journal of erasures lies beside them. */
  readonly backups: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Where the backups of a data folder are. */
export const backupsFolder = (dataDir: string): string => join(dataDir, 'backups');

export const erasureContext = (services: Services): ErasureContext => ({
  database: services.database,
  facts: services.facts,
  backups: backupsFolder(services.config.dataDir),
  now: services.now,
});
