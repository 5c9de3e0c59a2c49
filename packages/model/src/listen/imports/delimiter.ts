import { DELIMITERS, type Delimiter } from './import-map.ts';

/** The delimiter of a CSV text, by its header line: the one that is there most often outside quotes; a comma when none is. */
export function sniffDelimiter(header: string): Delimiter {
  const bare = header.replaceAll(/"(?:[^"]|"")*"?/g, '');
  let best: Delimiter = ',';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const count = bare.split(delimiter).length - 1;
    if (count > most) {
      most = count;
      best = delimiter;
    }
  }
  return best;
}
