import { createServer } from 'node:http';

/** A company's site: pages of another origin than the server under test. */
export interface PageServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Serves the given texts by path, each with its content type. */
export async function startPages(
  pages: Readonly<Record<string, readonly [string, string]>>,
): Promise<PageServer> {
  const server = createServer((request, response) => {
    const [type, text] = pages[(request.url ?? '').split('?')[0] ?? ''] ?? [];
    if (type === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
