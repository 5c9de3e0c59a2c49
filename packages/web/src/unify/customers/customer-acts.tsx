import { Button } from '@mantine/core';
import type { CustomerPage } from '@romashka/model/contract';
import { Download, Eraser } from 'lucide-react';
import { useState } from 'react';
import { routeUrl } from '../../api/route-url.ts';
import { useMessages } from '../../language/use-messages.ts';
import { saveFromApi } from '../../listen/download/save-from-api.ts';
import { notice } from '../../shell/notices/notice.ts';
import { useMay } from '../../shell/session/me-context.ts';
import { useProblemText } from '../../shell/states/use-problem-text.ts';
import { customerText } from './customer-text.ts';
import { EraseDialog } from './erase-dialog.tsx';

/** Export and erasure of one customer, for those who may. */
export function CustomerActs(props: { readonly customer: CustomerPage }) {
  const { customer } = props;
  const t = useMessages(customerText);
  const may = useMay();
  const explain = useProblemText();
  const [saving, setSaving] = useState(false);
  const [erasing, setErasing] = useState(false);
  const save = async () => {
    setSaving(true);
    try {
      const url = routeUrl('customers.export', { params: { id: customer.id } });
      await saveFromApi(url, `romashka-customer-${customer.id}.json`);
      notice({ text: t('exported') });
    } catch (thrown) {
      notice({ tone: 'bad', text: `${t('exportFailed')} ${explain(thrown).title}.` });
    } finally {
      setSaving(false);
    }
  };
  return (
    <>
      {may('customers.export') ? (
        <Button
          variant="default"
          leftSection={<Download size={16} aria-hidden />}
          loading={saving}
          onClick={() => void save()}
        >
          {t('export')}
        </Button>
      ) : null}
      {may('customers.erase') ? (
        <Button
          variant="default"
          leftSection={<Eraser size={16} aria-hidden />}
          onClick={() => setErasing(true)}
        >
          {t('erase')}
        </Button>
      ) : null}
      {erasing ? <EraseDialog customer={customer} onClose={() => setErasing(false)} /> : null}
    </>
  );
}
