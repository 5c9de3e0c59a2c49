import { type DragEvent, useState } from 'react';
import styles from './file-drop.module.css';

/** Where a file is dropped or chosen; a hidden field of the label takes focus and keys. */
export function FileDrop(props: {
  readonly label: string;
  readonly help: string;
  readonly accept: string;
  readonly onFile: (file: File) => void;
}) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) props.onFile(file);
  };
  return (
    <label
      className={styles['drop']}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        type="file"
        accept={props.accept}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // The same file may be chosen again once it was mended.
          event.currentTarget.value = '';
          if (file !== undefined) props.onFile(file);
        }}
      />
      <span>{props.label}</span>
      <span className={styles['soft']}>{props.help}</span>
    </label>
  );
}
