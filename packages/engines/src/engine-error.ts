export type EngineErrorCode =
  | 'DATA_DIR_IN_USE'
  | 'ENGINE_SECRETS_MISSING'
  | 'ENGINE_UNSUPPORTED_PLATFORM'
  | 'POSTGRES_BINARIES_INCOMPLETE'
  | 'POSTGRES_ROOT_REFUSED'
  | 'POSTGRES_START_FAILED'
  | 'CLICKHOUSE_START_FAILED'
  | 'MIGRATION_FAILED';

/** A refusal of this package: `code` says which, the message says what to do. */
export class EngineError extends Error {
  readonly code: EngineErrorCode;
  /** The process that stands in the way, where there is one. */
  readonly pid: number | undefined;

  constructor(code: EngineErrorCode, message: string, options: { cause?: unknown; pid?: number } = {}) {
    super(message, { cause: options.cause });
    this.name = 'EngineError';
    this.code = code;
    this.pid = options.pid;
  }
}
