import { resendAnswers } from '../listen/answering/send-answers.ts';
import type { Services } from '../services.ts';
import { clearOutbox } from './clear-outbox.ts';
import { clearImportRejected, clearRefusedOfErased, clearRejected } from './clear-refused.ts';
import { continueErasures } from './continue-erasures.ts';
import { clearImportFiles, continueImports } from './continue-imports.ts';
import { finishErasures } from './finish-erasures.ts';
import { forgetMessages } from './forget-messages.ts';
import { clearOutgoing, makeDigests } from './make-digests.ts';

/** What runs by the clock. Each may run again at any time, beside itself and on any server. */
export interface Job {
  readonly name: string;
  /** Minute, hour, day, month, weekday; UTC. */
  readonly cron: string;
  /** Answers how many things it dealt with. Ends soon when the signal says so. */
  readonly run: (services: Services, signal: AbortSignal) => Promise<number>;
}

export const JOBS: readonly Job[] = [
  { name: 'resend-answers', cron: '* * * * *', run: resendAnswers },
  { name: 'clear-outbox', cron: '*/5 * * * *', run: clearOutbox },
  { name: 'continue-erasures', cron: '* * * * *', run: continueErasures },
  { name: 'finish-erasures', cron: '23 * * * *', run: finishErasures },
  { name: 'clear-rejected', cron: '11 * * * *', run: clearRejected },
  { name: 'clear-refused-of-erased', cron: '14 * * * *', run: clearRefusedOfErased },
  { name: 'clear-import-rejected', cron: '17 3 * * *', run: clearImportRejected },
  { name: 'continue-imports', cron: '* * * * *', run: continueImports },
  { name: 'clear-import-files', cron: '37 * * * *', run: clearImportFiles },
  { name: 'make-digests', cron: '* * * * *', run: makeDigests },
  { name: 'clear-outgoing', cron: '29 3 * * *', run: clearOutgoing },
  { name: 'forget-messages', cron: '41 3 * * *', run: forgetMessages },
];
