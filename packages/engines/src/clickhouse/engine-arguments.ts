import { availableParallelism, totalmem } from 'node:os';

/** Start arguments of the engine, each with its reason. */
export function engineArguments(): readonly string[] {
  const memory = Math.floor(totalmem() / 3);
  return [
    // The machine is shared with PostgreSQL and the application: a third of it, for all queries.
    `--max_server_memory_usage=${memory}`,
    `--max_memory_usage=${memory}`,
    `--max_threads=${availableParallelism()}`,
    // What is acknowledged is in the table: never answer before an asynchronous insert is written.
    '--wait_for_async_insert=1',
  ];
}
