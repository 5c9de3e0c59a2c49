/** The documented limits of the Segment door, in bytes and items. */
export const EVENT_BYTES = 32 * 1024;
export const BATCH_BYTES = 500 * 1024;
export const BATCH_EVENTS = 2_500;
export const ID_CHARS = 512;
export const NAME_CHARS = 500;
export const TRAIT_NAME_CHARS = 200;
/** A client's clock may run ahead this far before its time is replaced by the time of receipt. */
export const FUTURE_MS = 24 * 3_600_000;
