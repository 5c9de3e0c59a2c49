import { expect, test } from 'vitest';
import { CLIENTS, snippet } from './snippets.ts';

test('every snippet carries the key and the address of the server', () => {
  for (const client of CLIENTS) {
    const code = snippet(client, 'https://cem.example', 'wk_123');
    expect(code).toContain('wk_123');
    expect(code).toContain('https://cem.example');
  }
});

test('the path of the Node client is given apart, since it drops a path inside the host', () => {
  const code = snippet('node', 'https://cem.example', 'wk_123');
  expect(code).toContain("host: 'https://cem.example'");
  expect(code).toContain("path: '/v1/batch'");
});

test('the browser client gets host and protocol apart', () => {
  const code = snippet('browser', 'http://127.0.0.1:8080', 'wk_123');
  expect(code).toContain("apiHost: '127.0.0.1:8080/v1', protocol: 'http'");
});
