import { parseArgs } from 'node:util';

export interface BenchOptions {
  readonly quick: boolean;
  readonly wants: (name: string) => boolean;
  /** A folder for the data that is kept afterwards; null means a temporary one that is removed. */
  readonly keep: string | null;
}

/** Reads the command line; ends the process with a sentence where it cannot. */
export function readOptions(given: string[], names: readonly string[]): BenchOptions {
  try {
    const { values } = parseArgs({
      args: given,
      options: {
        quick: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
        keep: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    const unknown = values.only.find((name) => !names.includes(name));
    if (unknown !== undefined) throw new Error(`There is no measurement "${unknown}".`);
    if (values.help) end(0, '');
    return {
      quick: values.quick,
      wants: (name) => values.only.length === 0 || values.only.includes(name),
      keep: values.keep ?? null,
    };
  } catch (error) {
    return end(1, `${error instanceof Error ? error.message : error}\n`);
  }

  function end(code: number, said: string): never {
    process.stderr.write(`${said}
npm run bench                       everything: about 10 minutes, 10 GB of disk
npm run bench -- --quick            a tenth of the data, short runs
npm run bench -- --only NAME        one of ${names.join(', ')}; may be given several times
npm run bench -- --keep FOLDER      keep the data in FOLDER, and use it the next time
`);
    process.exit(code);
  }
}
