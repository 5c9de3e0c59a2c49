import { Command } from 'commander';
import { backupCommand } from './backup-command.ts';
import { doctorCommand } from './doctor/doctor-command.ts';
import { eraseCommand } from './erase-command.ts';
import { withGlobalOptions } from './global-options.ts';
import { importCommand } from './import/import-command.ts';
import { restoreCommand } from './restore-command.ts';
import { startCommand } from './start-command.ts';
import type { Terminal } from './terminal.ts';
import { tokenCommand } from './token-command.ts';

/** The command line: one command a file, each with its help. */
export function makeProgram(terminal: Terminal): Command {
  const program = withGlobalOptions(new Command('romashka'))
    .description('Romashka, a customer experience platform, from the command line.')
    .showHelpAfterError('Add --help for what can be said here.')
    .addHelpText(
      'after',
      `
Commands speak to the running server over HTTP; only "start", "restore" and "doctor" look at the data folder.
On the machine of the server no address and token need be named. They end with code 0 when all went well.`,
    );
  const commands = [
    startCommand,
    importCommand,
    tokenCommand,
    backupCommand,
    restoreCommand,
    eraseCommand,
    doctorCommand,
  ];
  for (const make of commands) program.addCommand(make(terminal));
  return program;
}
