import { type DragEvent, useState } from 'react';
import { useMessages } from '../../../language/use-messages.ts';
import styles from './files.module.css';
import { filesText } from './files-text.ts';

/** Where a survey's file is dropped or chosen; a hidden field of the label takes focus and keys. */
export function FileDrop(props: { readonly name: string; readonly onFile: (file: File) => void }) {
  const t = useMessages(filesText);
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
        accept=".json,application/json"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // The same file may be chosen again once it was mended.
          event.currentTarget.value = '';
          if (file !== undefined) props.onFile(file);
        }}
      />
      <span>{props.name === '' ? t('drop') : t('another', { file: props.name })}</span>
      <span className={styles['soft']}>{t('dropHelp')}</span>
    </label>
  );
}
