import type { Assets } from '../assets.ts';
import type { Language } from './answering-text.ts';
import { documentText, type Html, html } from './html.ts';

/** What surrounds the contents of every page. */
export interface Layout {
  readonly language: Language;
  readonly title: string;
  readonly assets: Assets;
  /** Where a kiosk goes when nobody touches it: the address, after so many seconds. */
  readonly home?: { readonly url: string; readonly seconds: number } | null;
  /** Goes there also without the script: only where nothing can be lost. */
  readonly isTimed?: boolean;
}

export function layout(
  { language, title, assets, home = null, isTimed = false }: Layout,
  main: Html,
): string {
  const refresh =
    home !== null && isTimed && html`<meta http-equiv="refresh" content="${home.seconds};url=${home.url}">`;
  const idle = home !== null && html` data-home="${home.url}" data-idle="${home.seconds}"`;
  return documentText(
    html`<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">${refresh}<title>${title}</title>${assets.styles.map((path) => html`<link rel="stylesheet" href="${path}">`)}${assets.scripts.map((path) => html`<script type="module" src="${path}"></script>`)}</head><body${idle}>${main}</body></html>`,
  );
}
