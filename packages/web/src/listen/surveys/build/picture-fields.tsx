import { ActionIcon, Button, FileButton, Switch } from '@mantine/core';
import type { Question } from '@romashka/model/surveys';
import { ImagePlus, X } from 'lucide-react';
import { useState } from 'react';
import { sendFile } from '../../../api/client.ts';
import { FaultLine } from '../../../govern/settings/fault-line.tsx';
import { useMessages } from '../../../language/use-messages.ts';
import { addItem } from '../draft/items.ts';
import { pictureUrl } from '../draft/picture-url.ts';
import { wordsWith } from '../draft/texts.ts';
import { useEditing } from './editing.ts';
import styles from './fields.module.css';
import { questionText } from './question-text.ts';
import type { Put } from './scale-fields.tsx';

type Picture = Extract<Question, { type: 'picture' }>;
const MOST = 24;
const KINDS = 'image/png,image/jpeg,image/webp,image/gif';

export function PictureFields(props: { readonly question: Picture; readonly put: Put }) {
  const t = useMessages(questionText);
  const { survey, language } = useEditing();
  const { question, put } = props;
  const [busy, setBusy] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);
  const add = async (files: readonly File[]): Promise<void> => {
    setBusy(true);
    setThrown(null);
    try {
      let { options } = question;
      for (const file of files.slice(0, MOST - options.length)) {
        const { id: image } = await sendFile(
          'surveyImages.upload',
          file,
          { name: file.name },
          { params: { id: survey } },
        );
        options = addItem(options, 'option', options.length - 1, (item) => ({ ...item, image }));
      }
      put({ ...question, options }, '');
    } catch (error) {
      setThrown(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <ul className={styles['pictures']}>
        {question.options.map((option, at) => (
          <li key={option.id} className={styles['picture']}>
            <img src={pictureUrl(option.image)} alt="" />
            <input
              className={styles['itemText']}
              aria-label={t('pictureText', { n: at + 1 })}
              placeholder={t('pictureText', { n: at + 1 })}
              maxLength={2_000}
              value={option.text[language] ?? ''}
              onChange={(event) =>
                put(
                  {
                    ...question,
                    options: question.options.with(at, {
                      ...option,
                      text: wordsWith(option.text, language, event.currentTarget.value),
                    }),
                  },
                  `option ${option.id}`,
                )
              }
            />
            <ActionIcon
              variant="subtle"
              size={28}
              aria-label={t('removeOption', { n: at + 1 })}
              onClick={() => put({ ...question, options: question.options.toSpliced(at, 1) }, '')}
            >
              <X size={15} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <div className={styles['itemFoot']}>
        <FileButton multiple accept={KINDS} onChange={(files) => void add(files)}>
          {(button) => (
            <Button
              {...button}
              variant="default"
              loading={busy}
              disabled={question.options.length >= MOST}
              leftSection={<ImagePlus size={16} aria-hidden />}
            >
              {t('addPicture')}
            </Button>
          )}
        </FileButton>
        <span className={styles['soft']} aria-live="polite">
          {busy ? t('uploading') : t('pictureKinds')}
        </span>
      </div>
      <FaultLine thrown={thrown} />
      <Switch
        label={t('several')}
        checked={question.several}
        onChange={(event) => put({ ...question, several: event.currentTarget.checked }, 'several')}
      />
      <Switch
        label={t('shuffle')}
        checked={question.shuffle}
        onChange={(event) => put({ ...question, shuffle: event.currentTarget.checked }, 'shuffle')}
      />
    </>
  );
}
