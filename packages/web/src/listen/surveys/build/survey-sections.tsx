import { ActionIcon, Button, Checkbox, Radio, Switch, TextInput } from '@mantine/core';
import type { Survey } from '@romashka/model/surveys';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { ConditionEditor } from '../../../conditions/condition-editor.tsx';
import { useMessages } from '../../../language/use-messages.ts';
import { type Draft, ofContent } from '../draft/draft.ts';
import { freeId } from '../draft/free-id.ts';
import { buildText } from './build-text.ts';
import { useEditing, useFields } from './editing.ts';
import styles from './fields.module.css';
import { NumberField } from './number-field.tsx';
import { WordsField } from './words-field.tsx';

/** Changes what the survey itself holds, beside its blocks. */
function usePut(): (change: Partial<Survey>, tag: string) => void {
  const { edit } = useEditing();
  return (change, tag) =>
    edit(
      ofContent((survey) => ({ ...survey, ...change })),
      tag,
    );
}

export function StartForm(props: { readonly survey: Survey }) {
  const t = useMessages(buildText);
  const put = usePut();
  const { title, intro } = props.survey;
  return (
    <div className={styles['form']}>
      <WordsField label={t('title')} words={title} onChange={(next) => put({ title: next }, 'title')} />
      <WordsField
        long
        piped
        label={t('intro')}
        help={t('introHelp')}
        words={intro}
        onChange={(next) => put({ intro: next }, 'intro')}
      />
    </div>
  );
}

export function EndForm(props: { readonly survey: Survey }) {
  const t = useMessages(buildText);
  const put = usePut();
  const { thanks, full, closed } = props.survey;
  return (
    <div className={styles['form']}>
      <WordsField
        long
        piped
        label={t('thanks')}
        words={thanks}
        onChange={(next) => put({ thanks: next }, 'thanks')}
      />
      <WordsField
        long
        label={t('full')}
        help={t('fullHelp')}
        words={full}
        onChange={(next) => put({ full: next }, 'full')}
      />
      <WordsField
        long
        label={t('closed')}
        words={closed}
        onChange={(next) => put({ closed: next }, 'closed')}
      />
    </div>
  );
}

const KEY = /^[a-z][a-z0-9_-]{0,59}$/;

/** A key that is taken over only when it is one and free. */
function KeyInput(props: {
  readonly label: string;
  readonly value: string;
  readonly taken: readonly string[];
  readonly onChange: (key: string) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const isFine = (key: string) => KEY.test(key) && (key === props.value || !props.taken.includes(key));
  return (
    <TextInput
      label={props.label}
      value={typed ?? props.value}
      spellCheck={false}
      error={typed !== null && !isFine(typed)}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (typed !== null && isFine(typed)) props.onChange(typed);
        setTyped(null);
      }}
    />
  );
}

export function HiddenForm(props: { readonly survey: Survey }) {
  const t = useMessages(buildText);
  const put = usePut();
  const { hidden, quotas } = props.survey;
  const taken = [...hidden, ...quotas].map(({ id }) => id);
  const change = (next: Survey['hidden'], tag = '') => put({ hidden: next }, tag);
  return (
    <div className={styles['form']}>
      <p className={styles['soft']}>{t('hiddenHelp')}</p>
      {hidden.map((field, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the key of a field is what is being typed.
        <div key={at} className={styles['extra']}>
          <KeyInput
            label={t('hiddenKey')}
            value={field.id}
            taken={taken}
            onChange={(id) => change(hidden.with(at, { ...field, id }))}
          />
          <WordsField
            label={t('hiddenName')}
            words={field.name}
            onChange={(name) => change(hidden.with(at, { ...field, name }), `hidden ${field.id}`)}
          />
          <ActionIcon
            variant="subtle"
            size={36}
            aria-label={`${t('removeHidden')}: ${field.id}`}
            onClick={() => change(hidden.toSpliced(at, 1))}
          >
            <X size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          disabled={hidden.length >= 30}
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => change([...hidden, { id: freeId('field', new Set(taken)), name: {} }])}
        >
          {t('addHidden')}
        </Button>
      </div>
    </div>
  );
}

const MOST_WANTED = 10_000_000;

export function QuotasForm(props: { readonly survey: Survey }) {
  const t = useMessages(buildText);
  const fields = useFields();
  const put = usePut();
  const { quotas, hidden } = props.survey;
  const taken = new Set([...hidden, ...quotas].map(({ id }) => id));
  const change = (next: Survey['quotas'], tag = '') => put({ quotas: next }, tag);
  return (
    <div className={styles['form']}>
      <p className={styles['soft']}>{t('quotasHelp')}</p>
      {quotas.map((quota, at) => (
        <div key={quota.id} className={styles['jump']}>
          <div className={styles['extra']}>
            <TextInput
              label={t('quotaName')}
              maxLength={200}
              value={quota.name}
              onChange={(event) =>
                change(quotas.with(at, { ...quota, name: event.currentTarget.value }), `quota ${quota.id}`)
              }
            />
            <NumberField
              label={t('quotaLimit')}
              value={quota.limit}
              range={{ min: 1, max: MOST_WANTED }}
              onChange={(limit) => change(quotas.with(at, { ...quota, limit }), `quota ${quota.id} limit`)}
            />
            <ActionIcon
              variant="subtle"
              size={36}
              aria-label={`${t('removeQuota')}: ${quota.name || quota.id}`}
              onClick={() => change(quotas.toSpliced(at, 1))}
            >
              <X size={16} aria-hidden />
            </ActionIcon>
          </div>
          <ConditionEditor
            label={t('quotaWhen')}
            always={t('quotaAlways')}
            condition={quota.when}
            fields={fields}
            onChange={(when) =>
              change(
                quotas.with(at, { ...quota, when: when ?? { kind: 'all', of: [] } }),
                `quota ${quota.id} when`,
              )
            }
          />
        </div>
      ))}
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          disabled={quotas.length >= 50}
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() =>
            change([
              ...quotas,
              { id: freeId('quota', taken), name: '', limit: 100, when: { kind: 'all', of: [] } },
            ])
          }
        >
          {t('addQuota')}
        </Button>
      </div>
    </div>
  );
}

const LANGUAGES = ['ru', 'en'] as const;

function Languages(props: { readonly survey: Survey }) {
  const t = useMessages(buildText);
  const put = usePut();
  const { languages } = props.survey;
  return (
    <fieldset className={`bare ${styles['ticks']}`}>
      <legend className={styles['label']}>{t('languages')}</legend>
      {LANGUAGES.map((language) => (
        <Checkbox
          key={language}
          label={t(language)}
          checked={languages.includes(language)}
          disabled={languages.length === 1 && languages.includes(language)}
          onChange={(event) =>
            put(
              {
                languages: event.currentTarget.checked
                  ? [...languages, language]
                  : languages.filter((one) => one !== language),
              },
              '',
            )
          }
        />
      ))}
      {languages.length < 2 ? null : (
        <Radio.Group
          aria-label={t('languages')}
          description={t('languagesHelp')}
          value={languages[0] ?? 'ru'}
          onChange={(first) => put({ languages: languages.toSorted((a) => (a === first ? -1 : 1)) }, '')}
        >
          <div className={styles['line']}>
            {LANGUAGES.map((language) => (
              <Radio key={language} value={language} label={t('first', { language: t(language) })} />
            ))}
          </div>
        </Radio.Group>
      )}
    </fieldset>
  );
}

export function SettingsForm(props: { readonly draft: Draft }) {
  const t = useMessages(buildText);
  const { edit } = useEditing();
  const put = usePut();
  const { draft } = props;
  const { content } = draft;
  return (
    <div className={styles['form']}>
      <TextInput
        label={t('name')}
        maxLength={200}
        value={draft.name}
        error={draft.name.trim() === '' ? t('nameNeeded') : null}
        onChange={(event) => {
          const name = event.currentTarget.value;
          edit((before) => ({ ...before, name }), 'name');
        }}
      />
      <TextInput
        label={t('touchpoint')}
        description={t('touchpointHelp')}
        maxLength={200}
        value={draft.touchpoint}
        onChange={(event) => {
          const touchpoint = event.currentTarget.value;
          edit((before) => ({ ...before, touchpoint }), 'touchpoint');
        }}
      />
      <Languages survey={content} />
      <Switch
        label={t('back')}
        checked={content.back}
        onChange={(event) => put({ back: event.currentTarget.checked }, '')}
      />
      <Switch
        label={t('progress')}
        checked={content.progress}
        onChange={(event) => put({ progress: event.currentTarget.checked }, '')}
      />
      <NumberField
        label={t('heldAbove')}
        help={t('heldAboveHelp')}
        value={draft.heldAbove}
        range={{ min: 1, max: 100_000 }}
        onChange={(heldAbove) => edit((before) => ({ ...before, heldAbove }), 'heldAbove')}
      />
    </div>
  );
}
