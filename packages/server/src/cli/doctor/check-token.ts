import { callApi } from '../call-api.ts';
import { CliError } from '../cli-error.ts';
import type { Connection } from '../connection.ts';
import { bad, type Finding, good } from './check.ts';

/** Is the token that the other commands would use a token of this server? */
export async function checkToken(connection: Connection): Promise<Finding> {
  try {
    await callApi(connection, 'metrics.list');
    return good('The API token is known to the server.');
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return bad(
      `The server refuses the API token: ${error.message}`,
      'Make a new one (Settings, API tokens) and give it with --token or ROMASHKA_TOKEN.',
    );
  }
}
