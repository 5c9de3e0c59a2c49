import type { UseQueryResult } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { ProblemError } from '../../api/problem.ts';
import type { Me } from './me-context.ts';

export type Session = UseQueryResult<Me, ProblemError>;
export const SessionContext = createContext<Session | null>(null);

/** The question "who is signed in", and how far its answer has come. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession is for parts inside SessionProvider');
  return session;
}
