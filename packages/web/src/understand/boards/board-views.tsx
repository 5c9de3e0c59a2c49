import { ActionIcon, Button, TextInput } from '@mantine/core';
import type { BoardContent, BoardFilter } from '@romashka/model/boards';
import { Bookmark, X } from 'lucide-react';
import { type SubmitEvent, useState } from 'react';
import { useMessages } from '../../language/use-messages.ts';
import type { useScope } from '../../scope/use-scope.ts';
import styles from './boards.module.css';
import { boardsText } from './boards-text.ts';

type ScopeState = ReturnType<typeof useScope>;

const isShown = (filter: BoardFilter, scope: ScopeState): boolean =>
  filter.period === scope.period &&
  filter.unit === (scope.unit ?? '') &&
  filter.touchpoint === (scope.touchpoint ?? '') &&
  filter.channel === (scope.channel ?? '');

/** The views of a board that were kept under a name; while it is edited the one on the screen may be kept too. */
export function BoardViews(props: {
  readonly filters: BoardContent['filters'];
  readonly scope: ScopeState;
  readonly change: ((filters: BoardContent['filters']) => void) | null;
}) {
  const { filters, scope, change } = props;
  const t = useMessages(boardsText);
  const [name, setName] = useState<string | null>(null);
  if (filters.length === 0 && change === null) return null;
  const show = ({ period, unit, touchpoint, channel }: BoardFilter) =>
    scope.set({
      period,
      from: undefined,
      to: undefined,
      unit: unit || undefined,
      touchpoint: touchpoint || undefined,
      channel: channel || undefined,
    });
  const keep = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const kept = name?.trim() ?? '';
    if (kept === '' || change === null || scope.period === 'custom') return;
    const { period, unit = '', touchpoint = '', channel = '' } = scope;
    change([
      ...filters.filter((one) => one.name !== kept),
      { name: kept, period, unit, touchpoint, channel },
    ]);
    setName(null);
  };
  return (
    <section className={styles['views']} aria-label={t('filters')}>
      {filters.map((filter) => (
        <span key={filter.name} className={styles['views']}>
          <button
            type="button"
            className={styles['view']}
            aria-pressed={isShown(filter, scope)}
            onClick={() => show(filter)}
          >
            {filter.name}
          </button>
          {change === null ? null : (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              aria-label={t('dropFilter', { name: filter.name })}
              onClick={() => change(filters.filter((one) => one !== filter))}
            >
              <X size={14} aria-hidden />
            </ActionIcon>
          )}
        </span>
      ))}
      {change === null || scope.period === 'custom' ? null : name === null ? (
        <Button
          variant="default"
          size="xs"
          leftSection={<Bookmark size={14} aria-hidden />}
          onClick={() => setName('')}
        >
          {t('keepFilter')}
        </Button>
      ) : (
        <form className={styles['views']} onSubmit={keep}>
          <TextInput
            size="xs"
            aria-label={t('filterName')}
            placeholder={t('filterName')}
            maxLength={100}
            autoFocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" size="xs">
            {t('keep')}
          </Button>
        </form>
      )}
    </section>
  );
}
