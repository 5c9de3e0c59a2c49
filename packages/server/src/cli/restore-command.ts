import { Command } from 'commander';
import { readGlobalOptions } from './global-options.ts';
import type { Terminal } from './terminal.ts';

/** `romashka restore`: a backup into an empty data folder, while no server runs on it. */
export function restoreCommand(terminal: Terminal): Command {
  return new Command('restore')
    .description('fill an empty data folder from a backup; the server must not be running on it')
    .argument('<folder>', 'folder of the backup, as "romashka backup" printed it')
    .addHelpText(
      'after',
      '\nExample: stop the server, then\n  romashka restore /safe/2026-05-01 --data /srv/romashka\nand start the server on /srv/romashka.',
    )
    .action(async (folder: string, _options: unknown, command: Command) => {
      const { dataDir, databaseUrl, clickhouseUrl } = readGlobalOptions(command).server;
      // Loaded here alone: it brings both engines with it, which no other command needs.
      const { restoreBackup } = await import('../govern/backup/restore.ts');
      const restored = await restoreBackup({
        folder,
        dataDir,
        ...(databaseUrl === null ? {} : { databaseUrl }),
        ...(clickhouseUrl === null ? {} : { clickhouseUrl }),
        log: (level, message) => {
          if (level === 'warn' || level === 'error') terminal.warn(message);
        },
      });
      const again = restored.erasures === 0 ? '' : `, ${restored.erasures} erasures done again`;
      terminal.say(
        `Backup "${restored.name}" of ${restored.at.toISOString()} is in ${dataDir}: ${restored.rows.toLocaleString('en')} rows compared${again}. Start the server on it.`,
      );
    });
}
