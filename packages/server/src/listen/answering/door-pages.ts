import type { Services } from '../../services.ts';
import type { Assets } from './assets.ts';
import type { Door } from './find-door.store.ts';
import type { Language } from './page/answering-text.ts';
import type { Layout } from './page/layout.ts';
import { type MessageKind, messagePage, type Resend } from './page/message-page.ts';

/** A whole answer: its status and its page. */
export interface Shown {
  readonly status: number;
  readonly page: string;
}

/** How long a kiosk shows its thanks, and waits for somebody who went away, in seconds. */
export const THANKS_SECONDS = 10;
export const IDLE_SECONDS = 90;
/** After this a response that was left at a kiosk is no longer shown to whoever stands there. */
export const LEFT_MS = IDLE_SECONDS * 1_000;

export const isKiosk = ({ way }: Door): boolean => way?.kind === 'link' && way.link.kind === 'kiosk';
export const isTest = ({ way }: Door): boolean => way?.kind === 'link' && way.link.kind === 'test';

/** Where the next person at a kiosk begins. */
export const homeOf = (door: Door, seconds: number): NonNullable<Layout['home']> | null =>
  door.way?.kind === 'link' && isKiosk(door) ? { url: `/s/${door.way.link.token}`, seconds } : null;

/** Why a door is shut; null where it is open. A response that was begun in time may be finished by its link. */
export function whyShut(door: Door, now: number): MessageKind | null {
  const { survey, way, response } = door;
  if (response !== null && response.state !== 'open') return null;
  if (survey.state === 'closed' || way === null) return 'closed';
  if (door.content === null || survey.state === 'draft') return 'draft';
  if (way.kind === 'invitation') return way.invitation.expires.getTime() <= now ? 'expired' : null;
  if (way.link.ended_at !== null) return 'closed';
  const isOver = way.link.expires !== null && way.link.expires.getTime() <= now;
  return isOver && response === null ? 'expired' : null;
}

const STATUS: Readonly<Record<MessageKind, number>> = {
  thanks: 200,
  full: 200,
  closed: 410,
  expired: 410,
  draft: 404,
  unknown: 404,
  busy: 429,
  tooMuch: 413,
  unread: 400,
  broken: 503,
};

/** The page of a door that is shut, or that leads nowhere. */
export function shutPage(
  kind: MessageKind,
  language: Language,
  assets: Assets,
  { door = null, resend = null }: { readonly door?: Door | null; readonly resend?: Resend | null } = {},
): Shown {
  const words = kind === 'closed' ? door?.content?.closed : undefined;
  const more = words === undefined ? { resend } : { resend, words };
  return { status: STATUS[kind], page: messagePage(kind, { language, assets }, more) };
}

/** The page of a response that is finished. */
export function endPage(
  door: Door,
  said: string,
  kind: 'thanks' | 'full',
  language: Language,
  assets: Assets,
): Shown {
  const home = homeOf(door, THANKS_SECONDS);
  const token = door.way?.kind === 'link' ? door.way.link.token : '';
  const again = isKiosk(door) ? `/s/${token}` : isTest(door) ? `/s/${token}?again` : null;
  const page = messagePage(
    kind,
    { language, assets, home, isTimed: home !== null },
    { said, again, isTest: isTest(door) },
  );
  return { status: 200, page };
}

/** The address under which a response can be gone on with elsewhere. */
export const resumeUrl = (services: Pick<Services, 'publicUrl'>, secret: string): string =>
  `${services.publicUrl}/s/${secret}`;
