import type { Page } from 'playwright-core';

/** Spaces of every kind become one: a screen may keep a number on one line with its word. */
export const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** All that a screen shows as text, and what its fields hold, with spaces made alike. */
export async function shownOn(page: Page): Promise<string> {
  const texts = await page.evaluate(() => [
    document.title,
    document.body.textContent,
    ...[...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value),
  ]);
  return plain(texts.join('\n'));
}

/** Which of `texts` a screen does not show as they are. */
export async function missingOn(page: Page, texts: readonly string[]): Promise<readonly string[]> {
  const shown = await shownOn(page);
  return texts.filter((text) => !shown.includes(plain(text)));
}

/** What on a screen could be alive and is not the app's own; the app itself needs none of it. */
export function aliveOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const foreign =
      'iframe, object, embed, applet, base, meta[http-equiv], video, audio, marquee, template, foreignObject, animate, [srcdoc], [srcset], form[action], [formaction], script:not([src^="/assets/"])';
    const isAlive = (element: Element): boolean =>
      element.matches(foreign) ||
      [...element.attributes].some(
        ({ name, value }) =>
          /^on/i.test(name) ||
          (name === 'style' && /url\(|expression/i.test(value)) ||
          (/^(?:href|src|action|data|xlink:href|poster|background)$/.test(name) &&
            !['http:', 'https:', 'blob:'].includes(new URL(value, location.href).protocol)) ||
          (/^(?:href|src)$/.test(name) && new URL(value, location.href).host !== location.host),
      );
    return [...document.querySelectorAll('*')]
      .filter(isAlive)
      .map((element) => element.outerHTML.slice(0, 200));
  });
}
