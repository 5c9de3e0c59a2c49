import { Command } from 'commander';
import { callApi } from './call-api.ts';
import { CliError } from './cli-error.ts';
import { type Connection, connect } from './connection.ts';
import { readGlobalOptions } from './global-options.ts';
import type { Terminal } from './terminal.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `romashka erase`: forgets a customer. */
export function eraseCommand(terminal: Terminal): Command {
  return new Command('erase')
    .description(
      'erase a customer: out of every query at once, out of all stores within a day; cannot be undone',
    )
    .argument('<customer>', "the customer's id in Romashka, user id, or e-mail address")
    .option('--yes', 'do not ask')
    .action(async (wanted: string, { yes }: { yes?: true }, command: Command) => {
      const connection = await connect(readGlobalOptions(command));
      const customer = await findCustomer(connection, wanted);
      if (yes !== true) await confirm(customer, terminal);
      const erasure = await callApi(connection, 'customers.erase', {
        params: { id: customer.id },
        body: { confirm: 'erase' },
      });
      terminal.say(
        `${customer.said} is erased and out of every query. Copies are gone within a day (erasure ${erasure.id}).`,
      );
    });
}

interface Found {
  readonly id: string;
  readonly said: string;
}

async function findCustomer(connection: Connection, wanted: string): Promise<Found> {
  if (UUID.test(wanted)) {
    const { id, name, userId, email } = await callApi(connection, 'customers.read', {
      params: { id: wanted.toLowerCase() },
    });
    return { id, said: sayWho({ name, userId, email, id }) };
  }
  const { items } = await callApi(connection, 'customers.list', { query: { q: wanted, limit: 100 } });
  const same = (value: string): boolean => value.toLowerCase() === wanted.trim().toLowerCase();
  const found = items.filter(({ userId, email }) => userId === wanted.trim() || same(email));
  const [only] = found;
  if (only === undefined)
    throw new CliError(
      `No customer has the id, user id or e-mail address "${wanted}". Names are not enough to erase by.`,
    );
  if (found.length > 1)
    throw new CliError(
      `${found.length} customers have "${wanted}"; erase each by its id:\n${found.map((one) => `  ${one.id}  ${sayWho(one)}`).join('\n')}`,
    );
  return { id: only.id, said: sayWho(only) };
}

const sayWho = (customer: { name: string; userId: string; email: string; id: string }): string =>
  [customer.name, customer.userId, customer.email].filter((part) => part !== '').join(', ') ||
  `Customer ${customer.id}`;

async function confirm(customer: Found, terminal: Terminal): Promise<void> {
  if (!terminal.isLive)
    throw new CliError(
      `This erases ${customer.said} for good. Say so with --yes, since nobody is there to be asked.`,
    );
  const answer = await terminal.ask(`Erase ${customer.said} for good? Type "erase" to go on: `);
  if (answer.trim() !== 'erase') throw new CliError('Nothing was erased.');
}
