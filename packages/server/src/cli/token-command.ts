import { ROLES, type Role } from '@romashka/model/govern';
import { Command, Option } from 'commander';
import { callApi } from './call-api.ts';
import { CliError } from './cli-error.ts';
import { type Connection, connect } from './connection.ts';
import { readGlobalOptions } from './global-options.ts';
import type { Terminal } from './terminal.ts';

interface NewToken {
  readonly name: string;
  readonly role: Role;
  readonly unit?: string[];
}

/** `romashka token`: API tokens, and the way back in for somebody who lost their password. */
export function tokenCommand(terminal: Terminal): Command {
  const token = new Command('token')
    .description('make, list and revoke API tokens; help somebody back in')
    .option('--recover <email>', 'print a one-time link with which this member chooses a new password')
    .addHelpText(
      'after',
      `
Examples:
  romashka token create --name "nightly import" --role analyst
  romashka token create --name "till of the shop" --role viewer --unit shop-12
  romashka token revoke "nightly import"
  romashka token --recover anna@example.com`,
    )
    .action(async (options: { recover?: string }, command: Command) => {
      if (options.recover === undefined) return command.help();
      await recover(await connect(readGlobalOptions(command)), options.recover, terminal);
    });
  token
    .command('create')
    .description('make a token; its secret is printed this once, alone on standard output')
    .requiredOption('--name <name>', 'what the token is for')
    .addOption(new Option('--role <role>', 'what it may do').choices(ROLES).default('analyst'))
    .option('--unit <key...>', 'let it see only what happened in these units and under them')
    .action(async ({ name, role, unit }: NewToken, command: Command) => {
      const made = await callApi(await connect(readGlobalOptions(command)), 'tokens.create', {
        body: { name, role, ...(unit === undefined ? {} : { units: unit }) },
      });
      terminal.warn(`Token "${made.name}" with the role ${made.role}. Keep it now, it is not shown again:`);
      terminal.say(made.token);
    });
  token
    .command('list')
    .description('list the tokens, without their secrets')
    .action(async (_options: unknown, command: Command) => {
      const { items } = await callApi(await connect(readGlobalOptions(command)), 'tokens.list');
      for (const { id, name, role, units, hint, createdAt, lastUsed } of items)
        terminal.say(
          [
            id,
            role.padEnd(7),
            `${hint}...`,
            createdAt.slice(0, 10),
            lastUsed === null ? 'never used' : `used ${lastUsed.slice(0, 10)}`,
            units.length === 0 ? name : `${name} (only ${units.join(', ')})`,
          ].join('  '),
        );
    });
  token
    .command('revoke')
    .argument('<token>', 'its id or its name')
    .description('end a token at once')
    .action(async (wanted: string, _options: unknown, command: Command) => {
      await revoke(await connect(readGlobalOptions(command)), wanted, terminal);
    });
  return token;
}

async function revoke(connection: Connection, wanted: string, terminal: Terminal): Promise<void> {
  const { items } = await callApi(connection, 'tokens.list');
  const found = items.filter(({ id, name }) => id === wanted || name === wanted);
  const [only] = found;
  if (only === undefined)
    throw new CliError(
      `There is no token with the id or name "${wanted}"; "romashka token list" shows them.`,
    );
  if (found.length > 1)
    throw new CliError(
      `${found.length} tokens are called "${wanted}": name one by its id (${found.map(({ id }) => id).join(', ')}).`,
    );
  await callApi(connection, 'tokens.revoke', { params: { id: only.id } });
  terminal.say(`Token "${only.name}" is ended.`);
}

async function recover(connection: Connection, email: string, terminal: Terminal): Promise<void> {
  const { items } = await callApi(connection, 'people.list');
  const member = items.find((person) => person.email.toLowerCase() === email.trim().toLowerCase());
  if (member === undefined)
    throw new CliError(
      `Nobody here has the e-mail address ${email}; there are ${items.map((person) => person.email).join(', ')}.`,
    );
  const { link, expires } = await callApi(connection, 'people.recover', { params: { id: member.id } });
  terminal.warn(`With this link ${member.name} chooses a new password; it works once and until ${expires}:`);
  terminal.say(link);
}
