/** The pictures that browsers show and that cannot hold a script, told by their first bytes (Latin-1). */
const SIGNATURES: readonly { readonly type: string; readonly begins: readonly [number, string][] }[] = [
  { type: 'image/png', begins: [[0, '\u0089PNG\r\n\u001a\n']] },
  { type: 'image/jpeg', begins: [[0, '\u00ff\u00d8\u00ff']] },
  { type: 'image/gif', begins: [[0, 'GIF8']] },
  {
    type: 'image/webp',
    begins: [
      [0, 'RIFF'],
      [8, 'WEBP'],
    ],
  },
];

/** The media type of a picture; null for what is none of those, as an SVG, whatever it is called. */
export function imageType(content: Buffer): string | null {
  const head = content.subarray(0, 16).toString('latin1');
  const fits = SIGNATURES.find(({ begins }) => begins.every(([at, text]) => head.startsWith(text, at)));
  return fits?.type ?? null;
}
