import { requestHeaders } from '../../api/client.ts';
import { ProblemError, parseProblem, UNREACHED } from '../../api/problem.ts';
import { saveFile } from './save-file.ts';

/** Fetches a file of the API and hands it to the browser as a download; throws `ProblemError`. */
export async function saveFromApi(url: string, name: string): Promise<void> {
  let response: Response;
  try {
    response = await fetch(url, { headers: requestHeaders(), credentials: 'same-origin' });
  } catch {
    throw new ProblemError(UNREACHED);
  }
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => undefined);
    throw new ProblemError(parseProblem(response.status, body, response.headers.get('retry-after')));
  }
  saveFile(name, await response.blob());
}
