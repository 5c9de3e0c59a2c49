import { useMemo } from 'react';
import { useApi } from '../api/use-api.ts';
import { type CompanyUnits, companyUnits } from './company-units.ts';

const FRESH_MS = 300_000;

/** The company's units by name and place; before they are known each is called by its key. */
export function useCompanyUnits(): CompanyUnits {
  const told = useApi('units.list', {}, { staleTime: FRESH_MS });
  return useMemo(() => companyUnits(told.data, Date.now()), [told.data]);
}
