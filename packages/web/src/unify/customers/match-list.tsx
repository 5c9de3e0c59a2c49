import { Button } from '@mantine/core';
import type { CustomerPage } from '@romashka/model/contract';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useApiAction } from '../../api/use-api.ts';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { delayedCall } from '../../listen/rejected/delayed-call.ts';
import { notice } from '../../shell/notices/notice.ts';
import { useMay } from '../../shell/session/me-context.ts';
import { useProblemText } from '../../shell/states/use-problem-text.ts';
import styles from './match-list.module.css';
import { MatchParts } from './match-parts.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { mergeText } from './merge-text.ts';

type Match = CustomerPage['matches'][number];

const REASONS: Readonly<Record<string, 'matchEmail' | 'matchPhone' | 'matchAlias' | 'matchLikely'>> = {
  'same-email': 'matchEmail',
  'same-phone': 'matchPhone',
  alias: 'matchAlias',
  likely: 'matchLikely',
};

const HELD = ['two-strong-ids', 'rule-is-off', 'only-likely'] as const;

function MatchLine(props: {
  readonly match: Match;
  readonly onCompare: () => void;
  readonly onDismiss: () => void;
}) {
  const t = useMessages(mergeText);
  const format = useFormat();
  const may = useMay();
  const { match } = props;
  const { person } = match;
  const held = HELD.find((known) => known === match.held);
  const contacts = [person.email, person.phone, person.userId].filter((each) => each !== '');
  const why = t(REASONS[match.reason] ?? 'matchOther', { code: match.reason, value: match.value });
  return (
    <li className={styles['match']}>
      <div className={styles['words']}>
        <p>
          <Link className={styles['who']} to="/customers/$id" params={{ id: person.id }}>
            {person.name || contacts[0] || t('unnamed')}
          </Link>{' '}
          <span className={styles['soft']}>{contacts.join(' · ')}</span>
        </p>
        <p>
          {why} · {t('likely', { score: format.percent(match.score) })}
        </p>
        <MatchParts parts={match.parts} />
        <p className={styles['soft']}>{t('heldWhy', { held: held === undefined ? match.held : t(held) })}</p>
      </div>
      {may('customers.merge') ? (
        <div className={styles['acts']}>
          <Button variant="default" onClick={props.onDismiss}>
            {t('dismiss')}
          </Button>
          <Button onClick={props.onCompare}>{t('compare')}</Button>
        </div>
      ) : null}
    </li>
  );
}

/** Records that may be the same person: why it is thought so, why they were not joined, what to do. */
export function MatchList(props: { readonly customer: CustomerPage }) {
  const { customer } = props;
  const t = useMessages(mergeText);
  const explain = useProblemText();
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const [compared, setCompared] = useState<Match | null>(null);
  const dismiss = useApiAction('matches.dismiss', { invalidates: ['customers.read'] });
  const shown = customer.matches.filter((match) => !hidden.includes(match.person.id));
  const show = (id: string) => setHidden((before) => before.filter((each) => each !== id));
  const putAside = ({ person }: Match) => {
    setHidden((before) => [...before, person.id]);
    delayedCall({
      text: t('dismissed', { name: person.name || t('unnamed') }),
      lateText: t('tooLate'),
      onUndo: () => show(person.id),
      call: () =>
        dismiss.mutate(
          { params: { id: customer.id }, body: { other: person.id } },
          {
            onError: (thrown) => {
              show(person.id);
              notice({ tone: 'bad', text: `${t('dismissFailed')}. ${explain(thrown).text}` });
            },
          },
        ),
    });
  };
  return (
    <>
      {shown.length === 0 ? null : (
        <section className={styles['box']}>
          <h2 className={styles['title']}>{t('matches')}</h2>
          <ul className={styles['list']}>
            {shown.map((match) => (
              <MatchLine
                key={match.person.id}
                match={match}
                onCompare={() => setCompared(match)}
                onDismiss={() => putAside(match)}
              />
            ))}
          </ul>
        </section>
      )}
      {compared === null ? null : (
        <MergeDialog customer={customer} other={compared.person} onClose={() => setCompared(null)} />
      )}
    </>
  );
}
