import { ActionIcon } from '@mantine/core';
import { CARD_SIZES, type Card } from '@romashka/model/boards';
import {
  ArrowLeft,
  ArrowRight,
  Copy,
  GripVertical,
  type LucideIcon,
  Maximize2,
  Minimize2,
  Pencil,
  Trash2,
} from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { useMessages } from '../../language/use-messages.ts';
import type { Scope } from '../../scope/scope.ts';
import { notice } from '../../shell/notices/notice.ts';
import { useMetrics } from '../metrics/use-metrics.ts';
import type { BoardChange } from './board-state.ts';
import styles from './boards.module.css';
import { MetricCardView } from './card-view.tsx';
import { cardsText } from './cards-text.ts';

/** How a board is put together while it is edited; null while it is only looked at. */
export interface Editing {
  readonly change: (change: BoardChange) => void;
  readonly open: (card: Card) => void;
}

function Note(props: { readonly title: string; readonly text: string }) {
  return (
    <>
      {props.title === '' ? null : (
        <div className={styles['head']}>
          <h2 className={styles['title']}>{props.title}</h2>
        </div>
      )}
      <p className={styles['words']}>{props.text}</p>
    </>
  );
}

function CardTools(props: {
  readonly cards: readonly Card[];
  readonly at: number;
  readonly name: string;
  readonly editing: Editing;
}) {
  const { cards, at, name, editing } = props;
  const t = useMessages(cardsText);
  const card = cards[at];
  if (card === undefined) return null;
  const { id } = card;
  const size = CARD_SIZES.indexOf(card.size);
  const drop = () => {
    editing.change({ kind: 'drop', id });
    notice({ text: t('dropped', { name }), undo: () => editing.change({ kind: 'put', card, at }) });
  };
  const move = (by: number) => {
    editing.change({ kind: 'move', id, by });
    notice({ text: t('moved', { name, place: at + by + 1, count: cards.length }) });
  };
  const tools: readonly (readonly [keyof typeof cardsText.messages.en, LucideIcon, boolean, () => void])[] = [
    ['earlier', ArrowLeft, at > 0, () => move(-1)],
    ['later', ArrowRight, at < cards.length - 1, () => move(1)],
    ['narrower', Minimize2, size > 0, () => editing.change({ kind: 'resize', id, by: -1 })],
    ['wider', Maximize2, size < CARD_SIZES.length - 1, () => editing.change({ kind: 'resize', id, by: 1 })],
    ['edit', Pencil, true, () => editing.open(card)],
    ['copy', Copy, true, () => editing.change({ kind: 'copy', id })],
    ['drop', Trash2, true, drop],
  ];
  return (
    <div className={styles['edit']} data-screen-only>
      <GripVertical size={16} aria-hidden style={{ alignSelf: 'center', cursor: 'grab' }} />
      {tools.map(([key, Icon, may, act]) => (
        <ActionIcon
          key={key}
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t(key, { name })}
          title={t(key, { name })}
          aria-disabled={!may}
          style={may ? undefined : { opacity: 0.35 }}
          onClick={() => may && act()}
        >
          <Icon size={16} aria-hidden />
        </ActionIcon>
      ))}
    </div>
  );
}

/** The cards of a board in their order; while it is edited each has its buttons, and may be dragged. */
export function BoardGrid(props: {
  readonly cards: readonly Card[];
  readonly scope: Scope;
  readonly editing: Editing | null;
}) {
  const { cards, scope, editing } = props;
  const t = useMessages(cardsText);
  const { nameOf } = useMetrics();
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const nameOfCard = (card: Card) =>
    card.title || (card.picture === 'note' ? t('nameless') : nameOf(card.metric));
  const end = () => {
    setDragged(null);
    setOver(null);
  };
  const dropOn = (event: DragEvent, to: number) => {
    event.preventDefault();
    const from = cards.findIndex(({ id }) => id === dragged);
    if (dragged !== null && from !== -1) editing?.change({ kind: 'move', id: dragged, by: to - from });
    end();
  };
  return (
    <div className={styles['grid']}>
      {cards.map((card, at) => (
        <article
          key={card.id}
          className={styles['card']}
          data-size={card.size}
          data-over={over === card.id && dragged !== card.id}
          aria-label={nameOfCard(card)}
          draggable={editing !== null}
          onDragStart={() => setDragged(card.id)}
          onDragEnd={end}
          onDragOver={(event) => {
            if (dragged === null) return;
            event.preventDefault();
            setOver(card.id);
          }}
          onDrop={(event) => dropOn(event, at)}
        >
          {editing === null ? null : (
            <CardTools cards={cards} at={at} name={nameOfCard(card)} editing={editing} />
          )}
          {card.picture === 'note' ? (
            <Note title={card.title} text={card.text} />
          ) : (
            <MetricCardView card={card} scope={scope} />
          )}
        </article>
      ))}
    </div>
  );
}
