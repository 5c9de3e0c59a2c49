import { readStored, writeStored } from '../shell/stored.ts';

const STORED = 'workspace';
let chosen: string | null = readStored(STORED) || null;

/** The workspace that calls are made in; null leaves the choice to the server. */
export function chosenWorkspace(): string | null {
  return chosen;
}

/** Makes later calls in the workspace `key`; the caller reloads what is on the screen. */
export function chooseWorkspace(key: string): void {
  chosen = key;
  writeStored(STORED, key);
}

/** Leaves the choice to the server again. */
export function forgetWorkspace(): void {
  chosen = null;
  writeStored(STORED, '');
}
