/** The colour behind a cell, the darker the larger its share (0..1) of the row; light enough for words on it. */
export const shadeOf = (share: number): string =>
  `color-mix(in srgb, var(--rm-passive) ${Math.round(60 * Math.min(1, Math.max(0, share)))}%, transparent)`;
