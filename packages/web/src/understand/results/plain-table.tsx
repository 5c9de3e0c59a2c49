import { VisuallyHidden } from '@mantine/core';
import styles from './results.module.css';
import { ScrollBox } from './scroll-box.tsx';

/** The numbers of a picture as a table; the first column names the row. */
export function PlainTable(props: {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}) {
  return (
    <ScrollBox label={props.caption}>
      <table className={styles['table']}>
        <VisuallyHidden component="caption">{props.caption}</VisuallyHidden>
        <thead>
          <tr>
            {props.head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(([name = '', ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={props.head[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
