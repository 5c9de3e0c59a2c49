import type { ImportView } from '@romashka/model/contract';

type Progress = Pick<ImportView, 'bytes' | 'totalBytes'>;

/** How much of the file is read, 0..1; null when its size is not known. */
export function shareDone({ bytes, totalBytes }: Progress): number | null {
  if (totalBytes === null || totalBytes === 0) return null;
  return Math.min(1, bytes / totalBytes);
}

/** Too little of a file to tell the speed from, in milliseconds. */
const SHORTEST_MS = 2_000;

/** Seconds left at the speed so far; null while there is none to go by. `now` in epoch milliseconds. */
export function secondsLeft(view: Progress & Pick<ImportView, 'at'>, now: number): number | null {
  const share = shareDone(view);
  const took = now - Date.parse(view.at);
  if (share === null || share <= 0 || took < SHORTEST_MS) return null;
  return Math.ceil(((took / share) * (1 - share)) / 1000);
}

/** How long a finished import took, in seconds; null while it is not finished. */
export function secondsTaken(view: Pick<ImportView, 'at' | 'finishedAt'>): number | null {
  if (view.finishedAt === null) return null;
  return Math.max(1, Math.round((Date.parse(view.finishedAt) - Date.parse(view.at)) / 1000));
}
