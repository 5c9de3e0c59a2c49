import { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { readGlobalOptions } from '../global-options.ts';
import type { Terminal } from '../terminal.ts';
import type { Finding } from './check.ts';
import { examine } from './examine.ts';

const SIGNS: Readonly<Record<Finding['kind'], string>> = { good: 'ok   ', doubtful: 'look ', bad: 'WRONG' };

/** `romashka doctor`: says what is wrong with an installation. */
export function doctorCommand(terminal: Terminal): Command {
  return new Command('doctor')
    .description('say what is wrong with this installation, and how to mend it')
    .addHelpText(
      'after',
      '\nLooks at Node, the engines, data folder, lock, disk, credentials, port, server, backlog, clock and token.\nEnds with code 1 when something is wrong.',
    )
    .action(async (_options: unknown, command: Command) => {
      const findings = await examine(readGlobalOptions(command), Date.now());
      for (const finding of findings) {
        terminal.say(`${SIGNS[finding.kind]}  ${finding.said}`);
        if (finding.kind !== 'good') terminal.say(`       ${finding.mend}`);
      }
      const wrong = findings.filter(({ kind }) => kind === 'bad').length;
      if (wrong > 0) throw new CliError(`${wrong === 1 ? 'One thing is' : `${wrong} things are`} wrong.`);
      terminal.say('Nothing is wrong.');
    });
}
