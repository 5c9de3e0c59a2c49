/** The part of a 2D canvas that a chart needs. */
export type Canvas = Pick<
  CanvasRenderingContext2D,
  'fillStyle' | 'strokeStyle' | 'lineWidth' | 'globalAlpha' | 'font' | 'textAlign' | 'textBaseline'
> &
  Pick<CanvasRenderingContext2D, 'fill' | 'stroke' | 'fillText' | 'setLineDash'>;

const number = (element: Element, name: string): number => Number(element.getAttribute(name) ?? 0);

/** The outline of a shape; null for what is not drawn as one. */
function outlineOf(element: SVGElement): Path2D | null {
  const path = new Path2D();
  switch (element.tagName) {
    case 'path':
      return new Path2D(element.getAttribute('d') ?? '');
    case 'circle':
      path.arc(number(element, 'cx'), number(element, 'cy'), number(element, 'r'), 0, 2 * Math.PI);
      return path;
    case 'rect':
      path.roundRect(
        number(element, 'x'),
        number(element, 'y'),
        number(element, 'width'),
        number(element, 'height'),
        number(element, 'rx'),
      );
      return path;
    case 'line':
      path.moveTo(number(element, 'x1'), number(element, 'y1'));
      path.lineTo(number(element, 'x2'), number(element, 'y2'));
      return path;
    default:
      return null;
  }
}

const ANCHORS = { start: 'left', middle: 'center', end: 'right' } as const;

function paintText(element: SVGElement, style: CSSStyleDeclaration, canvas: Canvas): void {
  canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  canvas.textAlign = ANCHORS[style.textAnchor as keyof typeof ANCHORS] ?? 'left';
  canvas.textBaseline = style.dominantBaseline === 'central' ? 'middle' : 'alphabetic';
  canvas.fillStyle = style.fill;
  canvas.globalAlpha = Number(style.opacity);
  canvas.fillText(element.textContent, number(element, 'x'), number(element, 'y'));
}

/**
 * Draws the shapes and words of an SVG with the colours that they have on screen. Loading the
 * SVG as an image would need an exception in the content security policy and would lose its
 * fonts; our charts use only shapes that a canvas draws itself, and no transforms.
 */
export function paintSvg(svg: SVGSVGElement, canvas: Canvas): void {
  for (const element of svg.querySelectorAll<SVGElement>('path,circle,rect,line,text')) {
    if (element.dataset['screenOnly'] !== undefined) continue;
    const style = getComputedStyle(element);
    if (element.tagName === 'text') {
      paintText(element, style, canvas);
      continue;
    }
    const outline = outlineOf(element);
    if (outline === null) continue;
    if (style.fill !== 'none' && element.tagName !== 'line') {
      canvas.fillStyle = style.fill;
      canvas.globalAlpha = Number(style.fillOpacity) * Number(style.opacity);
      canvas.fill(outline);
    }
    if (style.stroke !== 'none') {
      canvas.strokeStyle = style.stroke;
      canvas.globalAlpha = Number(style.opacity);
      canvas.lineWidth = Number.parseFloat(style.strokeWidth);
      canvas.setLineDash(
        style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(',').map(Number.parseFloat),
      );
      canvas.stroke(outline);
    }
  }
  canvas.globalAlpha = 1;
}
