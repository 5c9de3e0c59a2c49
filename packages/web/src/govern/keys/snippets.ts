/** The published clients that a snippet is offered for. */
export const CLIENTS = ['node', 'browser', 'analytics.js', 'python'] as const;
export type Client = (typeof CLIENTS)[number];

export const CLIENT_NAMES: Readonly<Record<Client, string>> = {
  node: '@segment/analytics-node',
  browser: '@segment/analytics-next',
  'analytics.js': 'analytics.js',
  python: 'Python',
};

const METHODS = [
  'trackSubmit',
  'trackClick',
  'trackLink',
  'trackForm',
  'pageview',
  'identify',
  'reset',
  'group',
  'track',
  'ready',
  'alias',
  'debug',
  'page',
  'screen',
  'once',
  'off',
  'on',
  'addSourceMiddleware',
  'setAnonymousId',
  'addDestinationMiddleware',
];

function node(origin: string, key: string): string {
  return `import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({
  writeKey: '${key}',
  host: '${origin}',
  path: '/v1/batch',
});

analytics.identify({ userId: '42', traits: { email: 'anna@example.com' } });
analytics.track({
  userId: '42',
  event: 'Order Completed',
  properties: { total: 990, unit: 'Shop 7', channel: 'store' },
});
await analytics.closeAndFlush();`;
}

function browser(origin: string, key: string): string {
  const { host, protocol } = new URL(origin);
  return `import { AnalyticsBrowser } from '@segment/analytics-next';

export const analytics = AnalyticsBrowser.load(
  { writeKey: '${key}', cdnURL: '${origin}' },
  {
    integrations: {
      'Segment.io': { apiHost: '${host}/v1', protocol: '${protocol.replace(':', '')}' },
    },
  },
);

analytics.identify('42', { email: 'anna@example.com' });
analytics.track('Order Completed', { total: 990, unit: 'Shop 7' });`;
}

/** Queues calls until the script has come, as pages with the field's snippet expect. */
function script(origin: string, key: string): string {
  return `<script>
(function () {
  var analytics = (window.analytics = window.analytics || []);
  if (analytics.initialize || analytics.invoked) return;
  analytics.invoked = true;
  analytics._writeKey = '${key}';
  analytics._cdn = '${origin}';
  ${JSON.stringify(METHODS).replaceAll('"', "'").replaceAll(',', ', ')}
    .forEach(function (method) {
      analytics[method] = function () {
        analytics.push([method].concat(Array.prototype.slice.call(arguments)));
        return analytics;
      };
    });
  var script = document.createElement('script');
  script.async = true;
  script.src = '${origin}/analytics.js/v1/${key}/analytics.min.js';
  document.head.appendChild(script);
  analytics.page();
})();
</script>`;
}

function python(origin: string, key: string): string {
  return `# pip install segment-analytics-python
import segment.analytics as analytics

analytics.write_key = '${key}'
analytics.host = '${origin}'

analytics.identify('42', {'email': 'anna@example.com'})
analytics.track('42', 'Order Completed', {'total': 990, 'unit': 'Shop 7'})
analytics.flush()`;
}

const WRITERS: Readonly<Record<Client, (origin: string, key: string) => string>> = {
  node,
  browser,
  'analytics.js': script,
  python,
};

/** Code that sends events to the server at `origin` with a write key, ready to paste. */
export function snippet(client: Client, origin: string, key: string): string {
  return WRITERS[client](origin, key);
}
