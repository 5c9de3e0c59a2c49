import { Button, Checkbox, Radio, TextInput } from '@mantine/core';
import type { SurveyView } from '@romashka/model/contract';
import { type SubmitEvent, useState } from 'react';
import { useApiAction } from '../../../api/use-api.ts';
import { FaultLine } from '../../../govern/settings/fault-line.tsx';
import { useMessages } from '../../../language/use-messages.ts';
import { isSought } from '../../../scope/company-units.ts';
import { useCompanyUnits } from '../../../scope/use-company-units.ts';
import { Dialog } from '../../../shell/dialog.tsx';
import { notice } from '../../../shell/notices/notice.ts';
import styles from './share.module.css';
import { shareText } from './share-text.ts';

const KINDS = ['open', 'kiosk', 'test'] as const;
const SHOWN = 100;
const INDENT = 16;

/** Chooses any number of units of the company. */
function UnitsChoice(props: {
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}) {
  const t = useMessages(shareText);
  const { lines } = useCompanyUnits();
  const [sought, setSought] = useState('');
  const { chosen, onChange } = props;
  if (lines.length === 0) return null;
  const seen = new Set<string>();
  // A unit of several groupings stands in each; here once is enough.
  const fitting = lines.filter((line) => {
    if (seen.has(line.key) || !isSought(line, sought)) return false;
    seen.add(line.key);
    return true;
  });
  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    onChange(next);
  };
  return (
    <fieldset className={`bare ${styles['units']}`}>
      <legend>{t('units')}</legend>
      <p className={styles['soft']}>{t('unitsHelp')}</p>
      <TextInput
        type="search"
        aria-label={t('findUnit')}
        placeholder={t('findUnit')}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      <ul className={styles['unitList']}>
        {fitting.slice(0, SHOWN).map(({ key, name, depth }) => (
          <li key={key} style={{ paddingInlineStart: sought === '' ? depth * INDENT : 0 }}>
            <Checkbox size="sm" label={name} checked={chosen.has(key)} onChange={() => toggle(key)} />
          </li>
        ))}
        {fitting.length > SHOWN ? (
          <li className={styles['soft']}>{t('moreUnits', { n: fitting.length - SHOWN })}</li>
        ) : null}
      </ul>
      <div className={styles['unitActs']}>
        <span className={styles['soft']} aria-live="polite">
          {t('chosen', { n: chosen.size })}
        </span>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => onChange(new Set([...chosen, ...fitting.map(({ key }) => key)]))}
        >
          {t('chooseAll')}
        </Button>
        <Button
          variant="subtle"
          size="compact-sm"
          disabled={chosen.size === 0}
          onClick={() => onChange(new Set())}
        >
          {t('chooseNone')}
        </Button>
      </div>
    </fieldset>
  );
}

/** Makes links: one, or one for each of many units. */
export function NewLinksDialog(props: { readonly view: SurveyView; readonly onClose: () => void }) {
  const t = useMessages(shareText);
  const { view, onClose } = props;
  const making = useApiAction('surveyLinks.create', { invalidates: ['surveyLinks.list'] });
  const [kind, setKind] = useState<(typeof KINDS)[number]>('open');
  const [name, setName] = useState('');
  const [touchpoint, setTouchpoint] = useState(view.touchpoint);
  const [channel, setChannel] = useState('');
  const [expires, setExpires] = useState('');
  const [units, setUnits] = useState<ReadonlySet<string>>(new Set());
  const count = Math.max(1, units.size);
  const make = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    making.mutate(
      {
        params: { id: view.id },
        body: { kind, name, touchpoint, channel, units: [...units], expires: expires || null },
      },
      {
        onSuccess: ({ items }) => {
          onClose();
          notice({ text: t('made', { n: items.length }) });
        },
      },
    );
  };
  return (
    <Dialog wide title={t('newLinks')} onClose={onClose}>
      <form className={styles['form']} onSubmit={make} noValidate>
        <Radio.Group
          label={t('kind')}
          value={kind}
          onChange={(value) => setKind(KINDS.find((known) => known === value) ?? 'open')}
        >
          <div className={styles['kinds']}>
            {KINDS.map((each) => (
              <Radio key={each} value={each} label={t(each)} description={t(`${each}Help`)} />
            ))}
          </div>
        </Radio.Group>
        <div className={styles['pair']}>
          <TextInput
            label={t('name')}
            description={t('nameHelp')}
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('channel')}
            description={t('channelHelp')}
            maxLength={200}
            value={channel}
            onChange={(event) => setChannel(event.currentTarget.value)}
          />
          <TextInput
            label={t('touchpoint')}
            maxLength={200}
            value={touchpoint}
            onChange={(event) => setTouchpoint(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t('expires')}
            description={t('expiresHelp')}
            value={expires}
            onChange={(event) => setExpires(event.currentTarget.value)}
          />
        </div>
        <UnitsChoice chosen={units} onChange={setUnits} />
        <FaultLine thrown={making.error} />
        <div className={styles['acts']}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={making.isPending}>
            {t('make', { n: count })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
