import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportKind } from '@romashka/model/listen';
import { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { connect } from '../connection.ts';
import { readGlobalOptions } from '../global-options.ts';
import type { Terminal } from '../terminal.ts';
import { dryRun } from './dry-run.ts';
import { MAP_HELP } from './map-help.ts';
import { readMapFile } from './read-map-file.ts';
import { writeRejectedFile } from './rejected-file.ts';
import { sendImport } from './send-import.ts';

interface ImportOptions {
  readonly map?: string;
  readonly rejected?: string;
  readonly dryRun?: true;
}

/** The code of an import that went through and left rows behind. */
const SOME_REJECTED = 2;

const KINDS: Readonly<Record<ImportKind, string>> = {
  customers: 'a table of customers: each row says who somebody is',
  events: 'a log of events: each row is something that happened',
  answers: 'answers to surveys: each row is one answer, or one response with a column a question',
};

/** `romashka import`: a file into the house. */
export function importCommand(terminal: Terminal): Command {
  const command = new Command('import')
    .description(
      'import customers, events or answers from a file; importing the same file again changes nothing',
    )
    .addHelpText(
      'after',
      '\nFiles are CSV, JSON Lines (plain or gzip, in UTF-8 or Windows-1251), Excel workbooks (.xlsx) or Parquet. "romashka import customers --help" tells about maps.',
    );
  for (const [kind, description] of Object.entries(KINDS))
    command.addCommand(kindCommand(kind as ImportKind, description, terminal));
  return command;
}

function kindCommand(kind: ImportKind, description: string, terminal: Terminal): Command {
  return new Command(kind)
    .description(description)
    .argument('<file>', 'CSV or JSON Lines, plain or gzip, an Excel workbook or Parquet')
    .option('--map <file>', 'JSON file that says which column is what')
    .option(
      '--rejected <file>',
      'where rows that were not taken are written (else FILE.rejected.csv in this folder)',
    )
    .option('--dry-run', 'read the file, say what would become of it, send nothing')
    .addHelpText('after', MAP_HELP)
    .action(async (file: string, options: ImportOptions, command: Command) => {
      const size = await sizeOf(file);
      const map = await readMapFile(options.map);
      const rejectedPath = options.rejected ?? `${basename(file)}.rejected.csv`;
      const rejected =
        options.dryRun === true
          ? await tryOut(kind, file, map, rejectedPath, terminal)
          : await sendImport(
              await connect(readGlobalOptions(command)),
              { kind, path: file, size, map: map.json, rejectedPath },
              terminal,
            );
      if (rejected > 0) process.exitCode = SOME_REJECTED;
    });
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new CliError(
      error.code === 'ENOENT'
        ? `There is no file ${path}.`
        : `The file ${path} cannot be read (${error.code}).`,
    );
  });
  if (!found.isFile()) throw new CliError(`${path} is not a file.`);
  return found.size;
}

async function tryOut(
  kind: ImportKind,
  path: string,
  map: Awaited<ReturnType<typeof readMapFile>>,
  rejectedPath: string,
  terminal: Terminal,
): Promise<number> {
  const { rows, made, rejected, example } = await dryRun(kind, path, map, Date.now());
  const counts = [...made].map(([name, count]) => `${count.toLocaleString('en')} ${name}`).join(', ');
  terminal.say(`${rows.toLocaleString('en')} rows would give: ${counts === '' ? 'nothing' : counts}.`);
  if (example.length > 0) terminal.say(`The first row:\n${example.map((raw) => `  ${raw}`).join('\n')}`);
  terminal.say('Nothing was sent. Times without a zone are shown in UTC; the server reads them in its own.');
  if (rejected.length === 0) return 0;
  await writeRejectedFile(rejectedPath, pagesOf(rejected));
  terminal.warn(
    `${rejected.length.toLocaleString('en')} rows would be rejected; see ${rejectedPath}. The first, line ${rejected[0]?.line}: ${rejected[0]?.reason}`,
  );
  return rejected.length;
}

async function* pagesOf<T>(items: readonly T[]): AsyncGenerator<readonly T[]> {
  yield items;
}
