import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import type { TouchpointView } from '@romashka/model/contract';
import { type SubmitEvent, useState } from 'react';
import { useApiAction } from '../../api/use-api.ts';
import { FaultLine } from '../../govern/settings/fault-line.tsx';
import { settingsText } from '../../govern/settings/settings-text.ts';
import { useMessages } from '../../language/use-messages.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { notice } from '../../shell/notices/notice.ts';
import { collectingOf, draftOf, type SignalDraft, SignalFields } from './signal-fields.tsx';
import { KINDS, type Kind, readTarget } from './signals.ts';
import styles from './touchpoint.module.css';
import { touchpointText } from './touchpoint-text.ts';
import { useMetricName } from './use-metric-name.ts';
import { useRemoveTouchpoint } from './use-remove-touchpoint.ts';

const METRICS = ['nps', 'csat', 'ces', 'mean', 'share', 'ratio', 'count'] as const;
const REFRESHED = ['touchpoints.list', 'touchpoints.coverage'] as const;

type Texts = Pick<TouchpointView, 'key' | 'name' | 'owner' | 'purpose' | 'channel' | 'standard'>;
interface Draft extends Texts {
  readonly targetValue: string;
  readonly targetUnit: string;
  readonly metrics: TouchpointView['metrics'];
  readonly signals: Readonly<Record<Kind, SignalDraft>>;
}

const startOf = (touchpoint: TouchpointView): Draft => ({
  ...touchpoint,
  targetValue: touchpoint.target === null ? '' : String(touchpoint.target.value),
  targetUnit: touchpoint.target?.unit ?? '',
  signals: {
    solicited: draftOf(touchpoint.collects.solicited),
    behaviour: draftOf(touchpoint.collects.behaviour),
    operation: draftOf(touchpoint.collects.operation),
    emotion: draftOf(touchpoint.collects.emotion),
  },
});

const bodyOf = (draft: Draft, target: TouchpointView['target']) => ({
  name: draft.name.trim(),
  owner: draft.owner,
  purpose: draft.purpose,
  channel: draft.channel,
  standard: draft.standard,
  target,
  metrics: [...draft.metrics],
  collects: {
    solicited: collectingOf(draft.signals.solicited),
    behaviour: collectingOf(draft.signals.behaviour),
    operation: collectingOf(draft.signals.operation),
    emotion: collectingOf(draft.signals.emotion),
  },
});

interface FieldProps {
  readonly draft: Draft;
  readonly change: (change: Partial<Draft>) => void;
}

function Described(props: FieldProps) {
  const t = useMessages(touchpointText);
  const { draft, change } = props;
  return (
    <>
      <TextInput
        label={t('owner')}
        description={t('ownerHelp')}
        maxLength={200}
        value={draft.owner}
        onChange={(event) => change({ owner: event.currentTarget.value })}
      />
      <Textarea
        label={t('purpose')}
        description={t('purposeHelp')}
        autosize
        minRows={1}
        maxLength={1000}
        value={draft.purpose}
        onChange={(event) => change({ purpose: event.currentTarget.value })}
      />
      <TextInput
        label={t('channel')}
        description={t('channelHelp')}
        maxLength={200}
        value={draft.channel}
        onChange={(event) => change({ channel: event.currentTarget.value })}
      />
    </>
  );
}

function Standard(props: FieldProps & { readonly badTarget: boolean }) {
  const t = useMessages(touchpointText);
  const metricName = useMetricName();
  const { draft, change } = props;
  return (
    <>
      <Textarea
        label={t('standard')}
        description={t('standardHelp')}
        autosize
        minRows={1}
        maxLength={1000}
        value={draft.standard}
        onChange={(event) => change({ standard: event.currentTarget.value })}
      />
      <div className={styles['pair']}>
        <TextInput
          label={t('targetValue')}
          inputMode="decimal"
          value={draft.targetValue}
          error={props.badTarget ? t('targetBad') : null}
          onChange={(event) => change({ targetValue: event.currentTarget.value })}
        />
        <TextInput
          label={t('targetUnit')}
          placeholder={t('targetUnitExample')}
          maxLength={30}
          value={draft.targetUnit}
          onChange={(event) => change({ targetUnit: event.currentTarget.value })}
        />
      </div>
      <Checkbox.Group
        label={t('metrics')}
        description={t('metricsHelp')}
        value={[...draft.metrics]}
        onChange={(chosen) => change({ metrics: METRICS.filter((key) => chosen.includes(key)) })}
      >
        <div className={styles['metrics']}>
          {METRICS.map((key) => (
            <Checkbox key={key} value={key} label={metricName(key)} />
          ))}
        </div>
      </Checkbox.Group>
    </>
  );
}

function Collects(props: FieldProps & { readonly seen: readonly string[] }) {
  const t = useMessages(touchpointText);
  const { draft, change } = props;
  return (
    <fieldset className={styles['collects']}>
      <legend>{t('collects')}</legend>
      <p className={styles['soft']}>{t('collectsHelp')}</p>
      {KINDS.map((kind) => (
        <SignalFields
          key={kind}
          kind={kind}
          draft={draft.signals[kind]}
          seen={props.seen}
          onChange={(more) =>
            change({ signals: { ...draft.signals, [kind]: { ...draft.signals[kind], ...more } } })
          }
        />
      ))}
    </fieldset>
  );
}

/** Why a key cannot be taken; null where it can, or is given. */
function useKeyFault(given: boolean, key: string, taken: ReadonlySet<string>): string | null {
  const t = useMessages(touchpointText);
  if (given) return null;
  if (key.trim() === '') return t('keyNeeded');
  return taken.has(key.trim()) ? t('keyTaken') : null;
}

interface EditorProps {
  /** As it is described, or a first proposal; an empty key is still to be filled in. */
  readonly start: TouchpointView;
  readonly isKnown: boolean;
  readonly taken: ReadonlySet<string>;
  /** Names of the events seen there. */
  readonly seen: readonly string[];
  readonly onClose: () => void;
  readonly onGone: () => void;
}

function useEditor({ start, taken, onClose }: EditorProps) {
  const t = useMessages(touchpointText);
  const [draft, setDraft] = useState(() => startOf(start));
  const [tried, setTried] = useState(false);
  const saving = useApiAction('touchpoints.save', { invalidates: [...REFRESHED] });
  const target = readTarget(draft.targetValue, draft.targetUnit);
  const keyFault = useKeyFault(start.key !== '', draft.key, taken);
  const save = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (keyFault !== null || draft.name.trim() === '' || target === undefined) return;
    const key = start.key === '' ? draft.key.trim() : start.key;
    // Not by a callback of the call: the list is read again first, and the form may be gone by then.
    saving.mutateAsync({ params: { key }, body: bodyOf(draft, target) }).then(
      ({ name }) => {
        onClose();
        notice({ text: t('saved', { name }) });
      },
      () => undefined,
    );
  };
  return {
    draft,
    change: (more: Partial<Draft>) => setDraft((now) => ({ ...now, ...more })),
    save,
    saving,
    keyFault: tried ? keyFault : null,
    nameFault: tried && draft.name.trim() === '' ? t('nameNeeded') : null,
    badTarget: tried && target === undefined,
  };
}

/** Describes a touchpoint, or changes how it is described. */
export function TouchpointEditor(props: EditorProps) {
  const { start, isKnown, onClose } = props;
  const t = useMessages(touchpointText);
  const s = useMessages(settingsText);
  const { draft, change, save, saving, keyFault, nameFault, badTarget } = useEditor(props);
  const remove = useRemoveTouchpoint(start, props.onGone);
  const title = start.key === '' ? t('newTitle') : t('editTitle', { name: start.name });
  return (
    <Dialog side title={title} onClose={onClose}>
      <form className={styles['form']} onSubmit={save} noValidate>
        <TextInput
          label={t('key')}
          description={t('keyHelp')}
          disabled={start.key !== ''}
          maxLength={200}
          value={draft.key}
          error={keyFault}
          onChange={(event) => change({ key: event.currentTarget.value })}
        />
        <TextInput
          label={t('name')}
          maxLength={200}
          value={draft.name}
          error={nameFault}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Described draft={draft} change={change} />
        <Collects draft={draft} change={change} seen={props.seen} />
        <Standard draft={draft} change={change} badTarget={badTarget} />
        <FaultLine thrown={saving.error ?? remove.error} />
        <div className={styles['foot']}>
          {isKnown ? (
            <Button variant="subtle" color="red" loading={remove.busy} onClick={remove.act}>
              {t('remove')}
            </Button>
          ) : null}
          <Button variant="default" onClick={onClose}>
            {s('cancel')}
          </Button>
          <Button type="submit" loading={saving.isPending}>
            {s('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
