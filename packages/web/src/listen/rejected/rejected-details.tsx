import { Button } from '@mantine/core';
import type { RejectedView } from '@romashka/model/contract';
import { useId, useState } from 'react';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { type BodyCheck, type BodyWarning, checkBody, prettyBody } from './check-body.ts';
import styles from './rejected.module.css';
import { rejectedText } from './rejected-text.ts';
import { useReason } from './use-reason.ts';
import type { RejectedActs } from './use-rejected-acts.ts';

const WARNINGS: Readonly<Record<BodyWarning, 'noType' | 'noIdentity' | 'noEventName'>> = {
  'no-type': 'noType',
  'no-identity': 'noIdentity',
  'no-event-name': 'noEventName',
};

function useCheckText(): (check: BodyCheck) => string {
  const t = useMessages(rejectedText);
  return (check) => {
    switch (check.kind) {
      case 'not-json':
        return t('notJson', { line: check.line, column: check.column });
      case 'not-object':
        return t('notObject');
      case 'valid':
        return check.warnings.map((warning) => t(WARNINGS[warning])).join(' ');
    }
  };
}

function Facts(props: { readonly message: RejectedView }) {
  const t = useMessages(rejectedText);
  const format = useFormat();
  const { message } = props;
  const facts = [
    [t('said'), message.reason === '' ? message.code : `${message.reason} (${message.code})`],
    [t('fieldLabel'), message.field],
    [t('source'), message.source],
    [t('came'), format.dateTime(message.at)],
    [t('keptLabel'), format.dateTime(message.expires)],
  ] as const;
  return (
    <dl className={styles['table']}>
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
    </dl>
  );
}

function Fact(props: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.value}</dd>
    </>
  );
}

/** A refused message to be read, mended and sent again, beside the list. */
export function RejectedDetails(props: {
  readonly message: RejectedView;
  readonly acts: RejectedActs;
  readonly onClose: () => void;
}) {
  const { message, acts, onClose } = props;
  const t = useMessages(rejectedText);
  const { why, fix } = useReason()(message);
  const checkText = useCheckText();
  const id = useId();
  const original = prettyBody(message.body);
  const [text, setText] = useState(original);
  const [refused, setRefused] = useState('');
  const changed = text !== original;
  const check = checkBody(text);
  const broken = check.kind !== 'valid';
  const send = () =>
    acts.retry(message, changed ? text : null, { onAccepted: onClose, onRefused: setRefused });
  const discard = () => {
    acts.discard(message);
    onClose();
  };
  return (
    <Dialog side title={t('detailsTitle')} onClose={onClose}>
      <p className={styles['lead']}>{why}</p>
      {fix === '' ? null : <p className={styles['fix']}>{fix}</p>}
      <div role="status">{refused === '' ? null : <p className={styles['again']}>{refused}</p>}</div>
      <Facts message={message} />
      <label className={styles['label']} htmlFor={`${id} body`}>
        {t('body')}
      </label>
      <textarea
        id={`${id} body`}
        className={styles['editor']}
        value={text}
        rows={Math.min(24, text.split('\n').length + 1)}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        aria-invalid={changed && broken}
        aria-describedby={`${id} says`}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p id={`${id} says`} className={styles['says']} data-bad={(changed && broken) || undefined}>
        {checkText(check)}
      </p>
      <div className={styles['foot']}>
        <Button className={styles['first'] ?? ''} variant="default" onClick={discard}>
          {t('discard')}
        </Button>
        {changed ? (
          <Button variant="subtle" color="gray" onClick={() => setText(original)}>
            {t('reset')}
          </Button>
        ) : null}
        <Button loading={acts.busy === message.id} disabled={changed && broken} onClick={send}>
          {t(changed ? 'retryMended' : 'retry')}
        </Button>
      </div>
    </Dialog>
  );
}
