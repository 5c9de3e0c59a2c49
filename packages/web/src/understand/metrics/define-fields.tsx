import { ActionIcon, Autocomplete, Button, NativeSelect, TagsInput, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useApi } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import type { DraftProps } from './define-dialog.tsx';
import { defineText } from './define-text.ts';
import { usesOf } from './metric-draft.ts';
import styles from './metrics.module.css';

const keysOf = (list: readonly { readonly key: string }[] | undefined): string[] =>
  (list ?? []).map(({ key }) => key);

/** Which answers or events a metric is made of, with what has been seen to choose from. */
export function SourceFields({ draft, change }: DraftProps) {
  const t = useMessages(defineText);
  const { data } = useApi('dimensions.list', {}, { staleTime: 60_000 });
  const uses = usesOf(draft.kind);
  const events = keysOf(data?.events);
  const eventLabel = draft.kind === 'share' ? 'eventShare' : draft.kind === 'ratio' ? 'eventRatio' : 'event';
  return (
    <>
      {uses.question ? (
        <div className={styles['pair']}>
          <Autocomplete
            label={t('survey')}
            placeholder={t('anyOf')}
            data={keysOf(data?.surveys)}
            value={draft.survey}
            onChange={(survey) => change({ survey })}
          />
          <TextInput
            label={t('question')}
            placeholder={t('anyOf')}
            value={draft.question}
            onChange={(event) => change({ question: event.currentTarget.value })}
          />
        </div>
      ) : null}
      {uses.event ? (
        <Autocomplete
          label={t(eventLabel)}
          data={events}
          limit={50}
          value={draft.event}
          onChange={(event) => change({ event })}
        />
      ) : null}
      {uses.per ? (
        <Autocomplete
          label={t(draft.kind === 'share' ? 'perShare' : 'per')}
          description={draft.kind === 'share' ? t('perShareHelp') : null}
          data={events}
          limit={50}
          value={draft.per}
          onChange={(per) => change({ per })}
        />
      ) : null}
      {uses.property ? (
        <TextInput
          label={t('property')}
          description={t('propertyHelp')}
          value={draft.property}
          onChange={(event) => change({ property: event.currentTarget.value })}
        />
      ) : null}
      <TagsInput
        label={t('touchpoints')}
        data={keysOf(data?.touchpoints)}
        limit={50}
        value={[...draft.touchpoints]}
        onChange={(touchpoints) => change({ touchpoints })}
      />
    </>
  );
}

/** The shares that customers with each value of a trait really have. */
export function WeightFields({ draft, change }: DraftProps) {
  const t = useMessages(defineText);
  const { data } = useApi('dimensions.list', {}, { staleTime: 60_000 });
  if (!usesOf(draft.kind).weights) return null;
  const { shares, trait } = draft;
  const traits = [...new Set([...(data?.traits ?? []), ...(trait === '' ? [] : [trait])])];
  const put = (at: number, part: Partial<(typeof shares)[number]>) =>
    change({ shares: shares.map((one, other) => (other === at ? { ...one, ...part } : one)) });
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{t('weights')}</legend>
      <span className={styles['soft']}>{t('weightsHelp')}</span>
      <NativeSelect
        aria-label={t('trait')}
        value={trait}
        data={[{ value: '', label: t('noTrait') }, ...traits.map((value) => ({ value, label: value }))]}
        onChange={(event) => change({ trait: event.currentTarget.value })}
      />
      {trait === ''
        ? null
        : shares.map(({ value, share }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place, and hold no state of their own
            <div key={at} className={styles['weight']}>
              <TextInput
                aria-label={t('weightOf')}
                placeholder={t('weightOf')}
                value={value}
                onChange={(event) => put(at, { value: event.currentTarget.value })}
              />
              <TextInput
                aria-label={t('share')}
                placeholder={t('share')}
                inputMode="decimal"
                value={share}
                onChange={(event) => put(at, { share: event.currentTarget.value })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                aria-label={t('dropWeight')}
                onClick={() => change({ shares: shares.filter((_, other) => other !== at) })}
              >
                <X size={16} aria-hidden />
              </ActionIcon>
            </div>
          ))}
      {trait === '' ? null : (
        <div>
          <Button
            variant="default"
            size="xs"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => change({ shares: [...shares, { value: '', share: '' }] })}
          >
            {t('addWeight')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
