import { Autocomplete, Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { CARD_PERIODS, CARD_SIZES, type Card, type MetricCard, type NoteCard } from '@romashka/model/boards';
import type { MetricView } from '@romashka/model/contract';
import { type SubmitEvent, useState } from 'react';
import { useApi } from '../../api/use-api.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useCompanyUnits } from '../../scope/use-company-units.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { useDimensions } from '../metrics/compare-panel.tsx';
import { useDimensionNames } from '../metrics/use-dimension-name.ts';
import { useMetrics } from '../metrics/use-metrics.ts';
import styles from './boards.module.css';
import { cardsText } from './cards-text.ts';

interface Fields<C> {
  readonly card: C;
  readonly change: (part: Partial<C>) => void;
}

function SizeField({ card, change }: Fields<Card>) {
  const t = useMessages(cardsText);
  return (
    <NativeSelect
      label={t('size')}
      value={card.size}
      data={CARD_SIZES.map((value) => ({ value, label: t(`size_${value}`) }))}
      onChange={(event) =>
        change({ size: CARD_SIZES.find((one) => one === event.currentTarget.value) ?? 'medium' })
      }
    />
  );
}

const NEEDS_GROUP: ReadonlySet<string> = new Set(['bars', 'table']);
const pictures = (metric: MetricView): readonly MetricCard['picture'][] => {
  if (metric.kind === 'share') return ['figure'];
  return metric.definition?.weights ? ['figure', 'trend', 'bars'] : ['figure', 'trend', 'bars', 'table'];
};

function PictureFields({ card, change, metric }: Fields<MetricCard> & { readonly metric: MetricView }) {
  const t = useMessages(cardsText);
  const names = useDimensionNames();
  const dimensions = useDimensions(metric);
  const known =
    card.group === '' || dimensions.includes(card.group) ? dimensions : [card.group, ...dimensions];
  return (
    <div className={styles['pair']}>
      <NativeSelect
        label={t('picture')}
        value={card.picture}
        data={pictures(metric).map((value) => ({ value, label: t(`picture_${value}`) }))}
        onChange={(event) => {
          const picture = event.currentTarget.value as MetricCard['picture'];
          change({ picture, group: NEEDS_GROUP.has(picture) ? card.group || (dimensions[0] ?? '') : '' });
        }}
      />
      {NEEDS_GROUP.has(card.picture) ? (
        <NativeSelect
          label={t('group')}
          value={card.group}
          data={known.map((value) => ({ value, label: names.dimension(value) }))}
          onChange={(event) => change({ group: event.currentTarget.value })}
        />
      ) : null}
    </div>
  );
}

function PlaceFields({
  card,
  change,
  metric,
}: Fields<MetricCard> & { readonly metric: MetricView | undefined }) {
  const t = useMessages(cardsText);
  const { lines } = useCompanyUnits();
  const { data } = useApi('dimensions.list', {}, { staleTime: 60_000 });
  const units = lines.length > 0 ? lines : (data?.units ?? []).map(({ key }) => ({ key, name: key }));
  const names = new Map(units.map(({ key, name }) => [key, name]));
  const keys = (list: readonly { readonly key: string }[] | undefined) => (list ?? []).map(({ key }) => key);
  const events =
    metric?.builtIn === true &&
    (metric.kind === 'count' || metric.kind === 'share' || metric.kind === 'ratio');
  return (
    <>
      {events ? (
        <div className={styles['pair']}>
          <Autocomplete
            label={t('event')}
            limit={50}
            data={keys(data?.events)}
            value={card.event}
            onChange={(event) => change({ event })}
          />
          {metric?.kind === 'count' ? null : (
            <Autocomplete
              label={t('per')}
              limit={50}
              data={keys(data?.events)}
              value={card.per}
              onChange={(per) => change({ per })}
            />
          )}
        </div>
      ) : null}
      <NativeSelect
        label={t('unit')}
        value={card.unit}
        data={[
          { value: '', label: t('place') },
          ...[...names].map(([value, label]) => ({ value, label })),
          ...(card.unit === '' || names.has(card.unit) ? [] : [{ value: card.unit, label: card.unit }]),
        ]}
        onChange={(event) => change({ unit: event.currentTarget.value })}
      />
      <div className={styles['pair']}>
        {(['touchpoint', 'channel'] as const).map((place) => (
          <Autocomplete
            key={place}
            label={t(place)}
            placeholder={t('place')}
            limit={50}
            data={keys(place === 'touchpoint' ? data?.touchpoints : data?.channels)}
            value={card[place]}
            onChange={(value) => change({ [place]: value })}
          />
        ))}
      </div>
    </>
  );
}

function MetricFields({ card, change }: Fields<MetricCard>) {
  const t = useMessages(cardsText);
  const { language } = useLanguage();
  const { items, byKey } = useMetrics();
  const metric = byKey.get(card.metric);
  const order = items.toSorted((a, b) => Number(a.builtIn) - Number(b.builtIn));
  const choose = (key: string) => {
    const next = byKey.get(key);
    const may = next === undefined || pictures(next).includes(card.picture);
    change({ metric: key, event: '', per: '', ...(may ? {} : { picture: 'figure', group: '' }) });
  };
  return (
    <>
      <NativeSelect
        label={t('metric')}
        value={card.metric}
        data={[
          ...(metric === undefined ? [{ value: card.metric, label: card.metric }] : []),
          ...order.map(({ key, name }) => ({ value: key, label: name[language] })),
        ]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {metric === undefined ? null : <PictureFields card={card} change={change} metric={metric} />}
      <div className={styles['pair']}>
        <SizeField card={card} change={change as Fields<Card>['change']} />
        <NativeSelect
          label={t('period')}
          value={card.period}
          data={CARD_PERIODS.map((value) => ({ value, label: t(value) }))}
          onChange={(event) =>
            change({ period: CARD_PERIODS.find((one) => one === event.currentTarget.value) ?? 'follow' })
          }
        />
      </div>
      <PlaceFields card={card} change={change} metric={metric} />
    </>
  );
}

function NoteFields({ card, change }: Fields<NoteCard>) {
  const t = useMessages(cardsText);
  return (
    <>
      <Textarea
        label={t('text')}
        description={t('textHelp')}
        autosize
        minRows={4}
        maxLength={5_000}
        value={card.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <SizeField card={card} change={change as Fields<Card>['change']} />
    </>
  );
}

/** What a card shows and how; the board takes it when it is done. */
export function CardDialog(props: {
  readonly card: Card;
  readonly isNew: boolean;
  readonly onDone: (card: Card) => void;
  readonly onClose: () => void;
}) {
  const t = useMessages(cardsText);
  const [card, setCard] = useState(props.card);
  const change = (part: Partial<Card>) => setCard((known) => ({ ...known, ...part }) as Card);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    props.onDone(card);
  };
  return (
    <Dialog title={t(props.isNew ? 'new' : 'change')} side onClose={props.onClose}>
      <form className={styles['fields']} onSubmit={submit}>
        {card.picture === 'note' ? (
          <NoteFields card={card} change={change as Fields<NoteCard>['change']} />
        ) : (
          <MetricFields card={card} change={change as Fields<MetricCard>['change']} />
        )}
        <TextInput
          label={t('title')}
          description={card.picture === 'note' ? null : t('titleHelp')}
          value={card.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <div className={styles['buttons']}>
          <Button variant="default" onClick={props.onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit">{t('done')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
