import { Command } from 'commander';
import { callApi } from './call-api.ts';
import { connect } from './connection.ts';
import { readGlobalOptions } from './global-options.ts';
import type { Terminal } from './terminal.ts';

/** `romashka backup`: both engines into a folder, while the server runs. */
export function backupCommand(terminal: Terminal): Command {
  return new Command('backup')
    .description("write a backup of both engines into the server's data folder, while everything goes on")
    .option('--name <name>', 'name of the backup: small letters, digits and dashes (else the time)')
    .addHelpText(
      'after',
      '\nCopy the folder that is printed to another machine; "romashka restore FOLDER" brings it back.',
    )
    .action(async ({ name }: { name?: string }, command: Command) => {
      const connection = await connect(readGlobalOptions(command));
      const made = await callApi(connection, 'backup.create', { body: name === undefined ? {} : { name } });
      terminal.warn(`Backup "${made.name}" of ${made.at}, ${(made.bytes / 1e6).toFixed(1)} MB:`);
      terminal.say(made.folder);
    });
}
