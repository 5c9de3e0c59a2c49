import { saveFile } from '../../listen/download/save-file.ts';
import { paintSvg } from './paint-svg.ts';

const MARGIN = 24;
const HEAD = 52;
/** Twice the pixels, so that the picture stays sharp in a slide. */
const SHARPNESS = 2;

/** Saves a chart as PNG with its title, what it covers, and the page's background. */
export function savePicture(
  svg: SVGSVGElement,
  words: { readonly title: string; readonly sub: string; readonly file: string },
): void {
  const box = svg.viewBox.baseVal;
  const canvas = document.createElement('canvas');
  canvas.width = (box.width + 2 * MARGIN) * SHARPNESS;
  canvas.height = (box.height + 2 * MARGIN + HEAD) * SHARPNESS;
  const context = canvas.getContext('2d');
  if (context === null) return;
  const page = getComputedStyle(document.body);
  const width = box.width + 2 * MARGIN;
  context.scale(SHARPNESS, SHARPNESS);
  context.fillStyle = page.backgroundColor;
  context.fillRect(0, 0, width, box.height + 2 * MARGIN + HEAD);
  context.fillStyle = page.color;
  context.font = `620 17px ${page.fontFamily}`;
  context.fillText(words.title, MARGIN, MARGIN + 14, width - 2 * MARGIN);
  context.font = `400 12px ${page.fontFamily}`;
  context.fillText(words.sub, MARGIN, MARGIN + 34, width - 2 * MARGIN);
  context.translate(MARGIN, MARGIN + HEAD);
  paintSvg(svg, context);
  canvas.toBlob((picture) => {
    if (picture !== null) saveFile(`${words.file}.png`, picture);
  }, 'image/png');
}
