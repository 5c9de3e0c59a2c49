import { createContext, useContext } from 'react';
import type { ResponseOf, RouteId } from '../../api/route-types.ts';
import { may } from './may.ts';

export type Me = ResponseOf<'me.read'>;
export const MeContext = createContext<Me | null>(null);

/** Who is signed in. Every screen behind the sign-in has one. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error('useMe is for screens behind the sign-in');
  return me;
}

/** The units that the signed-in person is bound to, by name; none for who sees the whole company. */
export function useBoundUnits(): readonly string[] {
  return useMe().units.map(({ name }) => name);
}

/** `may('merges.undo')`: whether the signed-in person may call a route. */
export function useMay(): (id: RouteId) => boolean {
  const { role, units } = useMe();
  return (id) => may({ role, bound: units.length > 0 }, id);
}
