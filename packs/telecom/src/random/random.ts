/** A source of chance: numbers in [0, 1), always the same ones for the same seed. */
export type Random = { readonly next: () => number };

const TWO_TO_32 = 4_294_967_296;
const WARM_UP = 16;

/** FNV-1a, 32 bit: turns a name into a number below 2^32. */
export const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
};

/**
 * Chris Doty-Humphrey's sfc32 ("small fast counting", PractRand). Streams of one seed are independent,
 * so that a change in what one part of the company draws leaves the other parts as they were.
 */
export const createRandom = (seed: number, stream: string): Random => {
  let a = seed >>> 0;
  let b = Math.floor(seed / TWO_TO_32) >>> 0;
  let c = hashOf(stream);
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / TWO_TO_32;
  };
  for (let index = 0; index < WARM_UP; index += 1) next();
  return { next };
};
