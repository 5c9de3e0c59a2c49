import { NativeSelect, Radio } from '@mantine/core';
import type { SurveyLine, SurveyTemplate } from '@romashka/model/contract';
import { type ReactNode, useState } from 'react';
import { useApi } from '../../../api/use-api.ts';
import { useLanguage } from '../../../language/language-context.ts';
import { useMessages } from '../../../language/use-messages.ts';
import { FileChoice } from '../files/file-choice.tsx';
import { nameOf } from '../files/survey-file.ts';
import { useSurveyFile } from '../files/use-survey-file.ts';
import styles from './surveys.module.css';
import { surveysText } from './surveys-text.ts';

/** What a survey can begin with. */
const SOURCES = ['fromEmpty', 'fromTemplate', 'fromCopy', 'fromFile'] as const;
type Source = (typeof SOURCES)[number];
const INDUSTRIES = ['any', 'telecom', 'retail', 'bank', 'b2b'] as const;

/** What a new survey begins with: its suggested name and what is sent for it; no body where something is still to be chosen. */
interface Beginning {
  readonly name: string;
  readonly touchpoint: string;
  readonly body: { readonly copyOf?: string; readonly content?: SurveyTemplate['content'] } | null;
}

const EMPTY: Beginning = { name: '', touchpoint: '', body: {} };
const NOT_YET: Beginning = { ...EMPTY, body: null };

/** The templates to choose from, by industry, and what the chosen one is for. */
function TemplateChoice(props: {
  readonly templates: readonly SurveyTemplate[];
  readonly chosen: SurveyTemplate;
  readonly onChange: (key: string) => void;
}) {
  const t = useMessages(surveysText);
  const { language } = useLanguage();
  const { templates, chosen } = props;
  const groups = INDUSTRIES.map((industry) => ({
    group: t(industry),
    items: templates
      .filter((template) => template.industry === industry)
      .map(({ key, name }) => ({ value: key, label: name[language] })),
  }));
  return (
    <NativeSelect
      label={t('which')}
      description={`${chosen.purpose[language]} (${t('minutes', { n: chosen.minutes })})`}
      value={chosen.key}
      data={groups.filter(({ items }) => items.length > 0)}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

/**
 * The choice of what a new survey begins with, and what follows from it.
 * @param tried true once somebody wanted to go on: what is lacking is told
 */
export function useBeginning(
  surveys: readonly SurveyLine[],
  tried: boolean,
): {
  readonly begun: Beginning;
  readonly choice: ReactNode;
} {
  const t = useMessages(surveysText);
  const { language } = useLanguage();
  const [source, setSource] = useState<Source>('fromEmpty');
  const [copied, setCopied] = useState(surveys[0]?.id ?? '');
  const [wanted, setWanted] = useState('');
  const file = useSurveyFile();
  const read = useApi('surveyTemplates.list', {}, { staleTime: Number.POSITIVE_INFINITY });
  const templates = read.data?.items ?? [];
  const template = templates.find(({ key }) => key === wanted) ?? templates[0];
  const original = surveys.find(({ id }) => id === copied);
  const ways: Readonly<Record<Source, Beginning | null>> = {
    fromEmpty: EMPTY,
    fromTemplate:
      template === undefined
        ? null
        : {
            name: template.name[language],
            touchpoint: template.touchpoint,
            body: { content: template.content },
          },
    fromCopy:
      original === undefined
        ? null
        : {
            name: t('copyName', { name: original.name }),
            touchpoint: original.touchpoint,
            body: { copyOf: original.id },
          },
    fromFile:
      file.stage.kind !== 'read'
        ? NOT_YET
        : {
            name: nameOf(file.stage.read.content, file.name, language),
            touchpoint: '',
            body: { content: file.stage.read.content },
          },
  };
  const open = SOURCES.filter((each) => ways[each] !== null);
  const choice = (
    <>
      {open.length < 2 ? null : (
        <Radio.Group
          label={t('from')}
          value={source}
          onChange={(value) => setSource(SOURCES.find((known) => known === value) ?? 'fromEmpty')}
        >
          <div className={styles['sources']}>
            {open.map((each) => (
              <Radio key={each} value={each} label={t(each)} description={t(`${each}Help`)} />
            ))}
          </div>
        </Radio.Group>
      )}
      {source === 'fromTemplate' && template !== undefined ? (
        <TemplateChoice templates={templates} chosen={template} onChange={setWanted} />
      ) : null}
      {source === 'fromCopy' ? (
        <NativeSelect
          label={t('which')}
          value={copied}
          data={surveys.map((survey) => ({ value: survey.id, label: survey.name }))}
          onChange={(event) => setCopied(event.currentTarget.value)}
        />
      ) : null}
      {source === 'fromFile' ? <FileChoice file={file} isNeeded={tried} /> : null}
    </>
  );
  return { begun: ways[source] ?? EMPTY, choice };
}
