const boundaryPattern = /boundary="?([^";]+)"?/i;
const namePattern = /name="([^"]*)"/i;

/** Reads the text fields of a `multipart/form-data` body; parts without a name are passed over. */
export function multipartFields(contentType: string, body: Buffer): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const boundary = boundaryPattern.exec(contentType)?.[1];
  if (boundary === undefined) {
    return fields;
  }
  const separator = Buffer.from(`--${boundary}`);
  let start = body.indexOf(separator);
  while (start >= 0) {
    const from = start + separator.length;
    const next = body.indexOf(separator, from);
    if (next < 0) {
      break;
    }
    addField(fields, body.subarray(from, next));
    start = next;
  }
  return fields;
}

/** A part is `\r\n<headers>\r\n\r\n<value>\r\n`. */
function addField(fields: Map<string, string>, part: Buffer): void {
  const blank = part.indexOf('\r\n\r\n');
  const name = blank < 0 ? undefined : namePattern.exec(part.toString('utf8', 0, blank))?.[1];
  if (name !== undefined) {
    fields.set(name, part.toString('utf8', blank + 4, part.length - 2));
  }
}
