const DAY_MS = 86_400_000;
/** 9999-12-31, the last day that a sheet can show. */
const LAST_SERIAL = 2_958_466;

/**
 * A number of days as a workbook counts moments, as ISO 8601 without a zone: a day, a day with its
 * time, or a time alone below one; null where it is no moment. Counts from 1900 with its day too
 * many, 29 February 1900 (ECMA-376 part 1, 18.17.4.1), or from 1904.
 */
export function serialMoment(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial >= LAST_SERIAL) return null;
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const iso = new Date(epoch + Math.round(serial * DAY_MS)).toISOString();
  const time = iso.slice(11, iso.endsWith('.000Z') ? 19 : 23);
  if (serial < 1 && !from1904) return time;
  return time === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)}T${time}`;
}
