import { ConfigError } from '../config.ts';
import { CliError } from './cli-error.ts';
import { makeProgram } from './program.ts';
import { processTerminal } from './terminal.ts';

/** A pipe that closes early (`romashka token list | head`) is the reader's wish, not a fault. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

makeProgram(processTerminal())
  .parseAsync()
  .catch((error: unknown) => {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = error instanceof CliError ? error.exitCode : 1;
  });

/** Errors with a code are refusals of the parts below, whose message is a sentence. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isKnown = error instanceof CliError || error instanceof ConfigError || 'code' in error;
  return isKnown ? error.message : `This is a fault of Romashka, please report it: ${error.stack}`;
}
