import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';

/** The promise: JavaScript of the first screen, gzip. */
const LIMIT = 250_000;
/** What the first screen loads besides the entry. */
const FIRST_SCREEN = '/understand/overview/overview-page.tsx';

type Chunk = Rolldown.OutputChunk;

async function builtChunks(): Promise<readonly Chunk[]> {
  const built = await build({ root: import.meta.dirname, logLevel: 'error', build: { write: false } });
  if ('close' in built) throw new Error('the build watches instead of ending');
  const outputs = Array.isArray(built) ? built : [built];
  return outputs.flatMap((each) => each.output).filter((part): part is Chunk => part.type === 'chunk');
}

/** The chunks that `starts` import at once, themselves included. */
function closure(chunks: readonly Chunk[], starts: readonly Chunk[]): ReadonlySet<Chunk> {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const found = new Set<Chunk>();
  const waiting = [...starts];
  for (let chunk = waiting.pop(); chunk !== undefined; chunk = waiting.pop()) {
    if (found.has(chunk)) continue;
    found.add(chunk);
    waiting.push(...chunk.imports.flatMap((name) => byName.get(name) ?? []));
  }
  return found;
}

const chunks = await builtChunks();
const starts = chunks.filter((chunk) => chunk.isEntry || chunk.facadeModuleId?.endsWith(FIRST_SCREEN));
const sizes = [...closure(chunks, starts)].map((chunk) => ({
  name: chunk.fileName,
  bytes: gzipSync(chunk.code, { level: 9 }).length,
}));
const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
for (const { name, bytes } of sizes.sort((a, b) => b.bytes - a.bytes)) {
  console.log(`${String(bytes).padStart(8)}  ${name}`);
}
console.log(`${String(total).padStart(8)}  first screen, gzip bytes (limit ${LIMIT})`);
if (total > LIMIT) process.exitCode = 1;
