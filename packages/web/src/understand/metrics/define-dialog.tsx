import { Button, NativeSelect, NumberInput, Switch, Textarea, TextInput } from '@mantine/core';
import { isTellable, writeFigure } from '@romashka/model/boards';
import type { MetricView } from '@romashka/model/contract';
import { useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { useApiAction } from '../../api/use-api.ts';
import { FaultLine } from '../../govern/settings/fault-line.tsx';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { notice } from '../../shell/notices/notice.ts';
import { SourceFields, WeightFields } from './define-fields.tsx';
import { defineText } from './define-text.ts';
import { FilterField } from './filter-field.tsx';
import {
  type Definition,
  definitionOf,
  draftOf,
  isKey,
  keyOfName,
  type MetricDraft,
} from './metric-draft.ts';
import styles from './metrics.module.css';
import { useMetrics } from './use-metrics.ts';
import { usePreview } from './use-preview.ts';

export interface DraftProps {
  readonly draft: MetricDraft;
  readonly change: (part: Partial<MetricDraft>) => void;
}

function Preview(props: { readonly definition: Definition | null }) {
  const t = useMessages(defineText);
  const format = useFormat();
  const { query, waiting } = usePreview(props.definition);
  const answer = query.data;
  const said = () => {
    if (props.definition === null) return t('notYet');
    if (query.isError) return query.error.problem.detail;
    if (answer === undefined) return t('previewing');
    const n = format.number(answer.n);
    if (answer.n === 0) return t('previewNone');
    if (!isTellable(answer, answer.kind, answer.fewest)) return t('previewFew', { n });
    return t('preview', { figure: writeFigure(answer, answer.kind, format.language), n });
  };
  return (
    <output className={styles['preview']} aria-busy={waiting}>
      {said()}
    </output>
  );
}

function NameFields(props: DraftProps & { readonly isNew: boolean; readonly tried: boolean }) {
  const { draft, change, isNew, tried } = props;
  const t = useMessages(defineText);
  const { language } = useFormat();
  const { items } = useMetrics();
  const nameless = tried && draft.ru.trim() === '' && draft.en.trim() === '';
  const named = (part: 'ru' | 'en', value: string) => {
    const key = keyOfName(part === 'en' ? value : draft.en || value);
    change({ [part]: value, ...(isNew ? { key } : {}) });
  };
  const fields = (['ru', 'en'] as const).map((each) => (
    <TextInput
      key={each}
      label={t(each === 'ru' ? 'nameRu' : 'nameEn')}
      autoComplete="off"
      value={draft[each]}
      error={nameless && each === language ? t('nameless') : null}
      onChange={(event) => named(each, event.currentTarget.value)}
    />
  ));
  const kinds = items.filter(({ builtIn }) => builtIn);
  return (
    <>
      <div className={styles['pair']}>{language === 'ru' ? fields : fields.toReversed()}</div>
      {isNew ? (
        <TextInput
          label={t('key')}
          description={t('keyHelp')}
          autoComplete="off"
          value={draft.key}
          error={tried && !isKey(draft.key) ? t('keyWrong') : null}
          onChange={(event) => change({ key: event.currentTarget.value })}
        />
      ) : null}
      <NativeSelect
        label={t('kind')}
        description={kinds.find(({ key }) => key === draft.kind)?.help[language]}
        value={draft.kind}
        data={kinds.map(({ key, name }) => ({ value: key, label: name[language] }))}
        onChange={(event) => change({ kind: event.currentTarget.value as MetricDraft['kind'] })}
      />
    </>
  );
}

function WantedFields({ draft, change }: DraftProps) {
  const t = useMessages(defineText);
  return (
    <>
      <div className={styles['pair']}>
        <TextInput
          label={t('target')}
          description={t('targetHelp')}
          inputMode="decimal"
          value={draft.target}
          onChange={(event) => change({ target: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('better')}
          value={draft.better}
          data={(['higher', 'lower'] as const).map((value) => ({ value, label: t(value) }))}
          onChange={(event) => change({ better: event.currentTarget.value === 'lower' ? 'lower' : 'higher' })}
        />
      </div>
      <div className={styles['pair']}>
        <TextInput
          label={t('owner')}
          value={draft.owner}
          onChange={(event) => change({ owner: event.currentTarget.value })}
        />
        <NumberInput
          label={t('fewest')}
          description={t('fewestHelp')}
          min={1}
          max={100_000}
          allowDecimal={false}
          value={draft.fewest}
          onChange={(value) => change({ fewest: Math.max(1, Number(value) || 1) })}
        />
      </div>
      <Switch
        label={t('coaching')}
        description={t('coachingHelp')}
        checked={draft.coachingOnly}
        onChange={(event) => change({ coachingOnly: event.currentTarget.checked })}
      />
      <Textarea
        label={t('help')}
        autosize
        minRows={2}
        maxLength={1_000}
        value={draft.help}
        onChange={(event) => change({ help: event.currentTarget.value })}
      />
    </>
  );
}

/** Defines a metric, or changes one, and shows what it measures while that is said. */
export function DefineDialog(props: { readonly metric: MetricView | null; readonly onClose: () => void }) {
  const { metric, onClose } = props;
  const t = useMessages(defineText);
  const { language } = useFormat();
  const navigate = useNavigate();
  const { fields } = useMetrics();
  const [draft, setDraft] = useState(() => draftOf(metric, language));
  const [tried, setTried] = useState(false);
  const saving = useApiAction('metrics.define', {
    invalidates: ['metrics.list', 'metrics.read', 'metrics.compare', 'metrics.distribution'],
  });
  const change = (part: Partial<MetricDraft>) => setDraft((known) => ({ ...known, ...part }));
  const definition = definitionOf(draft, language);
  const name = draft[language] || draft.ru || draft.en;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (definition === null || name.trim() === '' || !isKey(draft.key)) return;
    saving.mutate(
      { params: { key: draft.key }, body: definition },
      {
        onSuccess: () => {
          notice({ text: t('saved', { name }) });
          onClose();
          if (metric === null) void navigate({ to: '/measures/$key', params: { key: draft.key } });
        },
      },
    );
  };
  const ofAnswers =
    draft.kind !== 'count' && draft.kind !== 'share' && draft.kind !== 'ratio' && draft.event === '';
  return (
    <Dialog
      title={metric === null ? t('define') : t('change', { name: metric.name[language] })}
      side
      onClose={onClose}
    >
      <form className={styles['form']} onSubmit={submit} noValidate>
        <NameFields draft={draft} change={change} isNew={metric === null} tried={tried} />
        <SourceFields draft={draft} change={change} />
        {fields === undefined ? null : (
          <FilterField
            fields={ofAnswers ? fields.answers : fields.events}
            value={draft.filter}
            onChange={(filter) => change({ filter })}
          />
        )}
        <WeightFields draft={draft} change={change} />
        <WantedFields draft={draft} change={change} />
        <FaultLine thrown={saving.error} />
        <Preview definition={definition} />
        <div className={styles['buttons']}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={saving.isPending}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
