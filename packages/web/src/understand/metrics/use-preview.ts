import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { useApi } from '../../api/use-api.ts';
import { useLanguage } from '../../language/language-context.ts';
import { dayIn, rangeOf } from '../../scope/period.ts';
import type { Definition } from './metric-draft.ts';

/** What a definition measures over the last 90 days, asked once somebody pauses. */
export function usePreview(definition: Definition | null) {
  const { timeZone } = useLanguage();
  const name = definition?.name.ru || definition?.name.en || 'x';
  const text = definition === null ? '' : JSON.stringify({ ...definition, name: { ru: name } });
  const [asked] = useDebouncedValue(text, 400);
  const range = rangeOf('90d', dayIn(timeZone, Date.now()));
  const query = useApi(
    'metrics.preview',
    { query: { definition: asked, ...range } },
    { enabled: asked.length > 1 && asked.length <= 12_000, placeholderData: keepPreviousData, retry: false },
  );
  return { query, waiting: asked !== text || query.isFetching };
}
