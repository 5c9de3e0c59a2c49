import { NativeSelect } from '@mantine/core';
import { questionsOf } from '@romashka/model/surveys';
import { toProblem } from '../../../api/problem.ts';
import { FaultLine } from '../../../govern/settings/fault-line.tsx';
import { useMessages } from '../../../language/use-messages.ts';
import { FileDrop } from '../../file-drop/file-drop.tsx';
import styles from './files.module.css';
import { filesText } from './files-text.ts';
import { LossList } from './loss-list.tsx';
import { FORMATS, type Format } from './survey-file.ts';
import type { Converted, SurveyFile } from './use-survey-file.ts';

const REFUSALS = ['too-deep', 'too-large', 'no-questions', 'not-an-object'] as const;

/** Why the server saw no survey in a file; what is no matter of the file is said as everywhere. */
function Refused(props: { readonly thrown: unknown; readonly format: Format | null }) {
  const t = useMessages(filesText);
  const { code, errors } = toProblem(props.thrown);
  const known = REFUSALS.find((one) => code === `survey-${one}`);
  const place = errors[0]?.field ?? '';
  const format = t(props.format ?? 'romashka');
  if (known === undefined && code !== 'survey-not-this-format') return <FaultLine thrown={props.thrown} />;
  return (
    <p className={styles['fault']} role="alert">
      {known !== undefined
        ? t(known)
        : t(place === '' ? 'not-this-format' : 'not-this-format-at', { format, place })}
    </p>
  );
}

/** What of a file was taken, what was not, and what the check says of it. */
function Read(props: { readonly read: Converted }) {
  const t = useMessages(filesText);
  const { content, unknown, findings } = props.read;
  const [first = 'ru', second] = content.languages;
  const errors = findings.filter(({ level }) => level === 'error').length;
  return (
    <div className={styles['read']} role="status">
      <p className={styles['prose']}>
        {t('taken', {
          questions: questionsOf(content).length,
          blocks: content.blocks.length,
          languages: second === undefined ? t(first) : t('and', { first: t(first), second: t(second) }),
        })}{' '}
        {findings.length === 0 ? t('sound') : t('findings', { errors, warnings: findings.length - errors })}
      </p>
      <p className={styles['prose']}>
        {unknown.length === 0 ? t('allTaken') : t('notTaken', { n: unknown.length })}
      </p>
      {unknown.length === 0 ? null : <LossList losses={unknown} />}
    </div>
  );
}

function Stage(props: { readonly file: SurveyFile; readonly isNeeded: boolean }) {
  const t = useMessages(filesText);
  const { stage, format } = props.file;
  switch (stage.kind) {
    case 'none':
      return props.isNeeded ? (
        <p className={styles['fault']} role="alert">
          {t('fileNeeded')}
        </p>
      ) : null;
    case 'reading':
      return (
        <p className={styles['prose']} role="status">
          {t('reading')}
        </p>
      );
    case 'fault':
      return (
        <p className={styles['fault']} role="alert">
          {t(stage.fault)}
        </p>
      );
    case 'unsure':
      return (
        <p className={styles['fault']} role="alert">
          {t('formatNeeded')}
        </p>
      );
    case 'refused':
      return <Refused thrown={stage.thrown} format={format} />;
    case 'read':
      return <Read read={stage.read} />;
  }
}

/** A survey's file: where it is chosen, whose it is, and what came of it. */
export function FileChoice(props: { readonly file: SurveyFile; readonly isNeeded: boolean }) {
  const t = useMessages(filesText);
  const { file } = props;
  return (
    <div className={styles['file']}>
      <FileDrop
        label={file.name === '' ? t('drop') : t('another', { file: file.name })}
        help={t('dropHelp')}
        accept=".json,application/json"
        onFile={file.choose}
      />
      {file.json === null ? null : (
        <NativeSelect
          label={t('format')}
          value={file.format ?? ''}
          data={[
            ...(file.format === null ? [{ value: '', label: t('unsure') }] : []),
            ...FORMATS.map((each) => ({ value: each, label: t(each) })),
          ]}
          onChange={(event) => {
            const wanted = FORMATS.find((each) => each === event.currentTarget.value);
            if (wanted !== undefined) file.readAs(wanted);
          }}
        />
      )}
      <Stage file={file} isNeeded={props.isNeeded} />
    </div>
  );
}
