import { accessSync, chmodSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';
import { Refusal } from './stop-with.mjs';

const NEEDED_MAJOR = 24;

/** Where npm puts Node 24: its link first; the package itself where the link was not made. */
const CANDIDATES = [
  '.bin/node',
  `node-${process.platform}-${process.arch}/bin/node`,
  `node-bin-${process.platform}-${process.arch}/bin/node`,
].map((path) => join(ROOT, 'node_modules', path));

/** The path of the Node 24 that runs the product; throws a Refusal where there is none for this machine. */
export function findNode() {
  const found = CANDIDATES.find((path) => existsSync(path) && isRunnable(path));
  if (found !== undefined) return found;
  if (Number.parseInt(process.versions.node, 10) >= NEEDED_MAJOR) return process.execPath;
  throw new Refusal(
    `Romashka runs on Node ${NEEDED_MAJOR}, and npm has none for ${process.platform} on ${process.arch}. ` +
      `Install Node ${NEEDED_MAJOR} and start again with it.`,
  );
}

/** npm makes the file executable when it links it; where it did not, we do. */
function isRunnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    try {
      chmodSync(path, 0o755);
      return true;
    } catch {
      return false;
    }
  }
}
