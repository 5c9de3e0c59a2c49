import { z } from 'zod';
import { EVENT_TYPES, type EventType } from '../../../kernel/event.ts';

/**
 * What the Segment door takes, said as plainly as can be. The hand-written check runs for every
 * message and has to be quick; this is the specification that it is held against.
 */

const absent = z.union([z.undefined(), z.null(), z.literal('')]);

/** What a broken source sends in place of an id. */
const PLACEHOLDERS = ['null', 'undefined', 'nan', 'none', 'true', 'false', '[object object]'];

const id = z.union([
  absent,
  z.number(),
  z
    .string()
    .max(512)
    .refine((text) => text.isWellFormed(), 'holds half a character')
    .refine((text) => !text.includes('\u0000'), 'holds NUL')
    .refine((text) => !PLACEHOLDERS.includes(text.trim().normalize('NFC').toLowerCase()), 'is a placeholder'),
]);

/** True for an id that shows at least one visible sign. */
const isSaid = (value: unknown): boolean =>
  typeof value === 'number' ||
  (typeof value === 'string' && value.replaceAll(/[\s\u00ad\u200b-\u200f\u2060\ufeff]/g, '') !== '');

const LAST_MS = Date.UTC(9999, 11, 31, 23, 59, 59);
const isMoment = (ms: number): boolean => ms > 0 && ms < LAST_MS;
const moment = z.union([
  absent,
  z.number().refine(isMoment, 'is before 1970 or after 9999'),
  z.string().refine((text) => isMoment(Date.parse(text)), 'is no ISO 8601 date-time after 1970'),
]);

/** A number beyond all that can be counted (`1e999`) is kept as null, which JSON.stringify writes for it. */
const beyond = z.custom((value) => typeof value === 'number' && !Number.isFinite(value));
const object = z.union([z.null(), beyond, z.looseObject({})]);
const traits = object.refine(
  (all) => Object.keys(all ?? {}).every((trait) => trait.trim() !== '' && trait.length <= 200),
  'has a trait without a name, or with one that is too long',
);

const name = z
  .union([z.string(), z.number()])
  .refine((text) => String(text).trim().length <= 500, 'is too long');
/** The name of a track call has to be there. */
const trackName = name.refine((text) => String(text).trim() !== '', 'is blank');
/** A page's or screen's name may be left out, and what is no text is passed over. */
const pageName = z.union([
  absent,
  name,
  z.custom((value) => typeof value !== 'string' && !Number.isFinite(value)),
]);

/** A message as it stands in a batch, or under a path that names its type. */
export function messageSchema(pathType: EventType | null): z.ZodType {
  return z
    .looseObject({
      type: z.unknown().optional(),
      action: z.unknown().optional(),
      userId: id.optional(),
      anonymousId: id.optional(),
      messageId: z.union([z.null(), z.string(), z.number()]).optional(),
      traits: traits.optional(),
      properties: object.optional(),
    })
    .superRefine((message, context) => {
      const { userId, anonymousId, previousId, timestamp, originalTimestamp, event } = message as Record<
        string,
        unknown
      >;
      const must = (holds: boolean, field: string): void => {
        if (!holds)
          context.addIssue({ code: 'custom', path: [field], message: `${field} is not as it must be` });
      };
      const type = message.type ?? message.action ?? pathType;
      must(
        EVENT_TYPES.some((known) => known === type),
        'type',
      );
      must(isSaid(userId) || isSaid(anonymousId), 'userId');
      must(moment.safeParse(timestamp ?? originalTimestamp).success, 'timestamp');
      if (type === 'alias') must(id.safeParse(previousId).success, 'previousId');
      if (type === 'track') must(trackName.safeParse(event).success, 'event');
      if (type === 'page' || type === 'screen') must(pageName.safeParse(message['name']).success, 'name');
    });
}
