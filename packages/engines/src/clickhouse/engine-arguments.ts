import { availableParallelism } from 'node:os';
import { machineMemory } from '../machine-memory.ts';
import { MAX_STATEMENT_BYTES } from './door-request.ts';

/** The machine is shared with PostgreSQL and the application: a third of it, for all queries. */
const memory = Math.floor(machineMemory() / 3);

/** Arguments of the engine as a whole, each with its reason. */
export function serverArguments(backupFolder: string): readonly string[] {
  return [
    `--max_server_memory_usage=${memory}`,
    // `BACKUP ... TO File('name')` writes here and nowhere else.
    `--backups.allowed_path=${backupFolder}`,
    // A folder that other processes wait for is complete when the first query comes.
    '--async_load_databases=0',
  ];
}

/** Settings that every connection begins with; a request may set others. */
export function connectionArguments(): readonly string[] {
  return [
    `--max_memory_usage=${memory}`,
    `--max_threads=${availableParallelism()}`,
    // The values of a request are set by statements, and a list of many units is long.
    `--max_query_size=${MAX_STATEMENT_BYTES}`,
    // What is acknowledged is in the table: inserts are grouped before they come here.
    '--async_insert=0',
    '--wait_for_async_insert=1',
    // An erasure is done when it is answered.
    '--mutations_sync=1',
    '--lightweight_deletes_sync=2',
  ];
}
