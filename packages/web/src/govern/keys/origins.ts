/** Addresses of sites, one a line; `wrong` is the first line that is none. */
export function parseOrigins(text: string): {
  readonly origins: readonly string[];
  readonly wrong: string | null;
} {
  const lines = text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const origins: string[] = [];
  for (const line of lines) {
    const url = URL.canParse(line) ? new URL(line) : null;
    if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
      return { origins, wrong: line };
    if (!origins.includes(url.origin)) origins.push(url.origin);
  }
  return { origins, wrong: null };
}
