import type { Answer, Event, WorkspaceId } from '@romashka/model/kernel';
import type { Refusal } from '@romashka/model/listen';

/** What the intake needs to know of a workspace. */
export interface IntakeWorkspace {
  readonly id: WorkspaceId;
  readonly eventLimit: number;
  readonly joinByEmail: boolean;
  readonly joinByPhone: boolean;
}

/** One message on its way into the house: an event, or a refused message that is kept for its sender. */
export type Submission =
  | {
      readonly kind: 'event';
      readonly event: Event;
      readonly answer: Answer | null;
      /** Remember the message id for ever, not for 7 days (imports). */
      readonly kept: boolean;
    }
  | {
      readonly kind: 'refused';
      readonly refusal: Refusal;
      readonly source: string;
      readonly body: string;
      readonly identities: readonly string[];
    };

/** What became of it, once it is durable. */
export type Outcome =
  | {
      readonly kind: 'accepted';
      /** How many persons it joined, and how many it would have joined but for their own ids; absent for none. */
      readonly merged?: number;
      readonly held?: number;
    }
  | { readonly kind: 'repeated' }
  | { readonly kind: 'erased' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };
