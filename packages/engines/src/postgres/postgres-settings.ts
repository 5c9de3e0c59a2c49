import { availableParallelism } from 'node:os';
import { machineMemory } from '../machine-memory.ts';

const mebibyte = 1024 * 1024;

/** Where a server of ours listens. */
export type PostgresListening =
  | { readonly kind: 'socket'; readonly folder: string }
  | { readonly kind: 'tcp'; readonly port: number };

/** The port is part of a socket's file name even where nothing listens on it. */
export const socketPort = 5432;

/** Settings of the embedded server, each with its reason, as `postgres -c` arguments. */
export function postgresSettings(listening: PostgresListening): readonly string[] {
  const memory = Math.floor(machineMemory() / mebibyte);
  const settings: Record<string, string | number> = {
    ...listeningSettings(listening),
    // The application's pools, its jobs and a few people with a console.
    max_connections: 60,
    // A laptop keeps most of its memory for others; a million profiles with their indexes fit into 2 GB.
    shared_buffers: `${Math.max(32, Math.min(2048, Math.floor(memory / 8)))}MB`,
    // A hint to the planner only: what the file cache of the machine probably holds.
    effective_cache_size: `${Math.max(64, Math.floor(memory / 3))}MB`,
    // Ingestion is many small writes: fewer checkpoints write each hot page less often.
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    // Pages of random ids do not compress, and the npm build knows no faster method than pglz to try.
    wal_compression: 'off',
    // What is acknowledged is on the disk: both stay on, whatever the load.
    fsync: 'on',
    synchronous_commit: 'on',
    // Solid state disks: reading at random costs about as much as in order.
    random_page_cost: '1.1',
    // Our statements are short: compiling them costs more than it saves.
    jit: 'off',
    max_parallel_workers_per_gather: Math.min(2, availableParallelism() - 1),
    // Tables that are updated on the hot path need their dead rows removed early.
    autovacuum_naptime: '20s',
    autovacuum_vacuum_cost_limit: 1000,
    // A forgotten transaction must not hold back the removal of dead rows for ever.
    idle_in_transaction_session_timeout: '10min',
    // A client that vanished is noticed while its statement still runs.
    client_connection_check_interval: '5s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_destination: 'stderr',
    logging_collector: 'off',
    log_line_prefix: '%m [%p] %u ',
    // Statements, their parameters and the values that errors quote are personal data: they stay
    // out of the log. Failed statements are told to whoever sent them.
    log_min_messages: 'log',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    log_min_duration_statement: -1,
    log_min_error_statement: 'panic',
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    log_checkpoints: 'off',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function listeningSettings(listening: PostgresListening): Record<string, string | number> {
  return listening.kind === 'socket'
    ? {
        listen_addresses: '',
        port: socketPort,
        unix_socket_directories: listening.folder,
        unix_socket_permissions: '0700',
      }
    : { listen_addresses: '127.0.0.1', port: listening.port, unix_socket_directories: '' };
}
