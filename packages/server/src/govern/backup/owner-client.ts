import pg from 'pg';

/** Runs work on a connection of its own with the role that owns the tables; locks of its session end with it. */
export async function withOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'romashka-upkeep' });
  // A connection that breaks fails the statement that runs; it must not end the process too.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
