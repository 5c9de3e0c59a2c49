import { useMemo } from 'react';
import { qrPath } from './qr-path.ts';

/** A QR code, black on white whatever the theme. */
export function QrCode(props: { readonly url: string; readonly label: string; readonly className?: string }) {
  const { size, path } = useMemo(() => qrPath(props.url), [props.url]);
  return (
    <svg
      className={props.className}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={props.label}
      shapeRendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${size}v${size}h-${size}z`} />
      <path fill="#000" d={path} />
    </svg>
  );
}
