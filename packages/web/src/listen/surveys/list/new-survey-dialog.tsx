import { Button, TextInput } from '@mantine/core';
import type { SurveyLine } from '@romashka/model/contract';
import { useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { toProblem } from '../../../api/problem.ts';
import { useApiAction } from '../../../api/use-api.ts';
import { FaultLine } from '../../../govern/settings/fault-line.tsx';
import { useMessages } from '../../../language/use-messages.ts';
import { Dialog } from '../../../shell/dialog.tsx';
import { freeId, slugOf } from '../draft/free-id.ts';
import styles from './surveys.module.css';
import { surveysText } from './surveys-text.ts';
import { useBeginning } from './use-beginning.tsx';

const KEY = /^[a-z0-9][a-z0-9_-]{0,99}$/;

/** The key of a new survey: by its name until somebody writes another. */
function useKey(name: string, taken: ReadonlySet<string>) {
  const [typed, setTyped] = useState<string | null>(null);
  const slug = slugOf(name);
  const key = typed ?? (slug === '' ? '' : freeId(slug, taken));
  return { key, setKey: (text: string) => setTyped(text === '' ? null : text) };
}

/** Makes a survey: empty, from a template, as a copy of another, or from a file. */
export function NewSurveyDialog(props: {
  readonly surveys: readonly SurveyLine[];
  readonly onClose: () => void;
}) {
  const t = useMessages(surveysText);
  const navigate = useNavigate();
  const { surveys, onClose } = props;
  const making = useApiAction('surveys.create', { invalidates: ['surveys.list'] });
  const [typed, setTyped] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const { begun, choice } = useBeginning(surveys, tried);
  const name = typed ?? begun.name;
  const { key, setKey } = useKey(name, new Set(surveys.map((survey) => survey.key)));
  const isTaken =
    surveys.some((survey) => survey.key === key) ||
    (making.error !== null &&
      toProblem(making.error).code === 'key-taken' &&
      making.variables?.body.key === key);
  const keyFault = isTaken ? t('keyTaken') : tried && !KEY.test(key) ? t('keyWrong') : null;
  const make = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (begun.body === null || name.trim() === '' || !KEY.test(key) || isTaken) return;
    making.mutate(
      { body: { key, name: name.trim(), touchpoint: begun.touchpoint, ...begun.body } },
      { onSuccess: ({ id }) => void navigate({ to: '/surveys/$id', params: { id } }) },
    );
  };
  return (
    <Dialog title={t('newTitle')} onClose={onClose}>
      <form className={styles['form']} onSubmit={make} noValidate>
        <TextInput
          label={t('newName')}
          description={t('newNameHelp')}
          maxLength={200}
          value={name}
          error={tried && name.trim() === '' ? t('nameNeeded') : null}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {choice}
        <TextInput
          label={t('key')}
          description={t('keyHelp')}
          spellCheck={false}
          autoCapitalize="off"
          maxLength={100}
          value={key}
          error={keyFault}
          onChange={(event) => setKey(event.currentTarget.value)}
        />
        {isTaken ? null : <FaultLine thrown={making.error} />}
        <div className={styles['acts']}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={making.isPending}>
            {t('make')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
