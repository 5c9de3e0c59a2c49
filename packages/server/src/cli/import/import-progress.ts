import type { Terminal } from '../terminal.ts';

const BAR = 28;
const PLAIN_EVERY_MS = 5_000;
const RATE_WINDOW_MS = 10_000;

/** How far an import has come, as the server says. */
export interface ImportProgress {
  readonly bytes: number;
  readonly size: number;
  readonly rows: number;
}

interface Mark {
  readonly at: number;
  readonly bytes: number;
  readonly rows: number;
}

/** Shows progress: a moving bar where somebody watches, a line every few seconds elsewhere. */
export interface ProgressShow {
  update(progress: ImportProgress, now: number): void;
  end(): void;
}

export function openProgress(terminal: Terminal, began: number): ProgressShow {
  let marks: Mark[] = [{ at: began, bytes: 0, rows: 0 }];
  let said = began;
  return {
    update: (progress, now) => {
      marks = [
        ...marks.filter((mark, index) => index === marks.length - 1 || now - mark.at < RATE_WINDOW_MS),
        { at: now, ...progress },
      ];
      const line = progressLine(progress, marks, now);
      if (terminal.isLive) terminal.draw(line);
      else if (now - said >= PLAIN_EVERY_MS) {
        said = now;
        terminal.warn(line.trim());
      }
    },
    end: () => {
      if (terminal.isLive) terminal.draw('');
    },
  };
}

function progressLine({ bytes, size, rows }: ImportProgress, marks: readonly Mark[], now: number): string {
  const share = size === 0 ? 1 : Math.min(1, bytes / size);
  const first = marks[0] ?? { at: now, bytes, rows };
  const seconds = Math.max(0.001, (now - first.at) / 1000);
  const rowsPerSecond = Math.round((rows - first.rows) / seconds);
  const bytesPerSecond = (bytes - first.bytes) / seconds;
  const left = bytesPerSecond > 0 ? `, ${timeLeft((size - bytes) / bytesPerSecond)} left` : '';
  const filled = Math.round(share * BAR);
  const bar = `${'#'.repeat(filled)}${'.'.repeat(BAR - filled)}`;
  return `  [${bar}] ${Math.floor(share * 100)}%  ${rows.toLocaleString('en')} rows, ${rowsPerSecond.toLocaleString('en')} rows/s${left}`;
}

function timeLeft(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5_400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
}
