import { encode } from 'uqr';

/** Light modules around the code, as ISO/IEC 18004 asks, so that readers find its edge. */
const QUIET = 4;

/** A QR code as one path over squares of one unit. */
export interface QrPath {
  /** Width and height, quiet zone included. */
  readonly size: number;
  readonly path: string;
}

/** Draws `text` as a QR code that survives 15 % of damage; squares beside each other become one stroke. */
export function qrPath(text: string): QrPath {
  const { data } = encode(text, { ecc: 'M', border: QUIET });
  const parts: string[] = [];
  data.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (row[x] !== true) continue;
      const from = x;
      while (row[x + 1] === true) x += 1;
      parts.push(`M${from} ${y}h${x - from + 1}v1h-${x - from + 1}z`);
    }
  });
  return { size: data.length, path: parts.join('') };
}

/** The code as a file of its own. */
export const qrSvg = ({ size, path }: QrPath): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 10}" height="${size * 10}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}h-${size}z"/><path fill="#000" d="${path}"/></svg>\n`;
