export { EngineError, type EngineErrorCode } from './engine-error.ts';
export type { EngineLog, LogLevel } from './engine-log.ts';
export { type DataDirLock, lockDataDir } from './lock-data-dir.ts';
export { type ClickhouseMigration, migrateClickhouse } from './migrate-clickhouse.ts';
export { migratePostgres, type PostgresMigration } from './migrate-postgres.ts';
export { type EngineAddresses, type EngineOptions, type Engines, startEngines } from './start-engines.ts';
