import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The folder into which the script and the style of the survey pages are built. */
export const ASSETS_FOLDER = fileURLToPath(new URL('../../../../sdk/dist/', import.meta.url));
const ENTRY = 'src/answering/answering.ts';

/** The addresses of what a survey page loads; their names change with their contents. */
export interface Assets {
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
}

/** Reads what was built. Where nothing was, the pages work all the same, bare. */
export async function readAssets(folder: string = ASSETS_FOLDER): Promise<Assets> {
  const text = await readFile(`${folder}.vite/manifest.json`, 'utf8').catch(() => '{}');
  const built = (JSON.parse(text) as Record<string, { file: string; css?: string[] }>)[ENTRY];
  if (built === undefined) return { styles: [], scripts: [] };
  const address = (file: string): string => `/s/${file}`;
  return { styles: (built.css ?? []).map(address), scripts: [address(built.file)] };
}
