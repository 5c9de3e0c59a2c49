import { Button } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useApiAction } from '../../api/use-api.ts';
import { useMessages } from '../../language/use-messages.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { notice } from '../../shell/notices/notice.ts';
import { FaultLine } from '../settings/fault-line.tsx';
import styles from '../settings/settings.module.css';
import { settingsText } from '../settings/settings-text.ts';
import { UnitsChoice, useUnitsChoice } from '../settings/units-choice.tsx';
import type { Member } from './people-page.tsx';
import { peopleText } from './people-text.ts';

/** Changes what a member sees: the whole company, or some units. */
export function UnitsDialog(props: { readonly member: Member; readonly onClose: () => void }) {
  const { member, onClose } = props;
  const t = useMessages(peopleText);
  const s = useMessages(settingsText);
  const updating = useApiAction('people.update', { invalidates: ['people.list'] });
  const seen = useUnitsChoice(member.role, member.units);
  const [tried, setTried] = useState(false);
  const save = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (seen.isMissing) return;
    updating.mutate(
      { params: { id: member.id }, body: { units: [...seen.units] } },
      {
        onSuccess: () => {
          onClose();
          notice({ text: t('unitsChanged', { name: member.name, count: seen.units.length }) });
        },
      },
    );
  };
  return (
    <Dialog title={t('unitsTitle', { name: member.name })} onClose={onClose}>
      <form className={styles['form']} onSubmit={save} noValidate>
        <UnitsChoice role={member.role} state={seen} tried={tried} />
        <FaultLine thrown={updating.error} />
        <div className={styles['buttons']}>
          <Button variant="default" onClick={onClose}>
            {s('cancel')}
          </Button>
          <Button type="submit" loading={updating.isPending}>
            {s('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
