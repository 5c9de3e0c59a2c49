import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { useApi } from '../../api/use-api.ts';

const SHOWN = 6;
const PAUSE_MS = 180;
const SHORTEST = 2;

/** Customers that fit what is being typed, asked once the typing pauses. */
export function useCustomerSearch(sought: string) {
  const [settled] = useDebouncedValue(sought.trim(), PAUSE_MS);
  const asked = settled.length >= SHORTEST && sought.trim().length >= SHORTEST;
  const found = useApi(
    'customers.list',
    { query: { q: settled, limit: SHOWN } },
    { enabled: asked, placeholderData: keepPreviousData },
  );
  return {
    customers: asked ? (found.data?.items ?? []) : [],
    searching: asked && (found.isFetching || settled !== sought.trim()),
    failed: asked && found.isError,
  };
}
