import { Button, Tooltip } from '@mantine/core';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import styles from '../settings/settings.module.css';
import { settingsText } from '../settings/settings-text.ts';
import { UnitsSeen } from '../settings/units-seen.tsx';
import { keysText } from './keys-text.ts';
import type { Token } from './tokens-page.tsx';

/** The tokens, never their secrets. */
export function TokensTable(props: {
  readonly tokens: readonly Token[];
  readonly onRevoke: (token: Token) => void;
}) {
  const t = useMessages(keysText);
  const s = useMessages(settingsText);
  const format = useFormat();
  return (
    <div className={styles['tableBox']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('hint')}</th>
            <th scope="col">{t('role')}</th>
            <th scope="col">{s('sees')}</th>
            <th scope="col">{t('created')}</th>
            <th scope="col">{t('lastUsed')}</th>
            <th scope="col">
              <span className="unseen">{t('revoke')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.tokens.map((token) => (
            <tr key={token.id}>
              <td className={styles['lead']}>
                <span className={styles['who']}>{token.name}</span>
              </td>
              <td data-label={t('hint')}>
                <code className={styles['key']}>{token.hint}…</code>
              </td>
              <td data-label={t('role')}>{s(token.role)}</td>
              <td data-label={s('sees')}>
                <UnitsSeen units={token.units} />
              </td>
              <td data-label={t('created')}>
                {t('createdBy', { date: format.date(token.createdAt), name: token.createdBy })}
              </td>
              <td data-label={t('lastUsed')}>
                {token.lastUsed === null ? (
                  s('never')
                ) : (
                  <Tooltip label={format.dateTime(token.lastUsed)}>
                    <span>{format.relative(token.lastUsed)}</span>
                  </Tooltip>
                )}
              </td>
              <td className={styles['right']} data-label="">
                <Button size="xs" variant="default" onClick={() => props.onRevoke(token)}>
                  {t('revoke')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
