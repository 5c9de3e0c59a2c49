const PETALS = Array.from({ length: 11 }, (_, petal) => (petal * 360) / 11);

/** The mark of the product: eleven petals, 0 to 10. Decoration; the name stands beside it. */
export function DaisyMark(props: { readonly size: number }) {
  return (
    <svg width={props.size} height={props.size} viewBox="-16 -16 32 32" aria-hidden="true" focusable="false">
      {PETALS.map((angle) => (
        <ellipse
          key={angle}
          cy={-9.8}
          rx={2.9}
          ry={5.3}
          transform={`rotate(${angle})`}
          fill="var(--rm-petal)"
          stroke="var(--rm-petal-edge)"
          strokeWidth={1}
        />
      ))}
      <circle r={5} fill="var(--rm-sun)" stroke="var(--rm-petal-edge)" strokeWidth={1} />
    </svg>
  );
}
