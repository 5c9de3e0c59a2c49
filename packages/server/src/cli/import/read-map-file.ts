import { readFile } from 'node:fs/promises';
import { type ImportMap, readImportMap } from '@romashka/model/listen';
import { z } from 'zod';
import { CliError } from '../cli-error.ts';

const jsonObject = z.record(z.string(), z.json());
/** The JSON of a map file. */
export type MapJson = z.infer<typeof jsonObject>;

/** A map file as it was written, and as it was understood. */
export interface MapFile {
  readonly json: MapJson;
  readonly map: ImportMap;
}

/** Reads a map file; without one the usual map of the kind. Throws CliError that names the place of every fault. */
export async function readMapFile(path: string | undefined): Promise<MapFile> {
  const json = path === undefined ? {} : await readJson(path);
  const read = readImportMap(json);
  if (read.kind === 'map') return { json, map: read.map };
  const said = read.faults.map(({ field, message }) => `  ${field === '' ? '' : `${field}: `}${message}`);
  throw new CliError(`The map file ${path} cannot be used:\n${said.join('\n')}`);
}

async function readJson(path: string): Promise<MapJson> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CliError(`The map file ${path} cannot be read (${error.code}).`);
  });
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new CliError(`The map file ${path} is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
  const read = jsonObject.safeParse(json);
  if (!read.success) throw new CliError(`The map file ${path} must hold one JSON object.`);
  return read.data;
}
