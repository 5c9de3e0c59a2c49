export interface StreamMessage {
  /** The last id seen, also when this message carried none. */
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

export interface StreamParser {
  /** Takes a piece of the stream as it came; answers the messages that are now whole. */
  readonly push: (chunk: string) => readonly StreamMessage[];
  readonly lastId: () => string;
  /** Milliseconds to wait before coming back, when the server asked for it. */
  readonly retryMs: () => number | null;
}

/** Reads a stream of Server-Sent Events (WHATWG HTML, section 9.2.6) cut at any place. */
export function makeStreamParser(startId = ''): StreamParser {
  let rest = '';
  let id = startId;
  let event = '';
  let data: string[] = [];
  let retry: number | null = null;

  const field = (line: string): void => {
    const colon = line.indexOf(':');
    const name = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'data') data.push(value);
    else if (name === 'event') event = value;
    else if (name === 'id' && !value.includes('\0')) id = value;
    else if (name === 'retry' && /^\d+$/.test(value)) retry = Number(value);
  };

  const push = (chunk: string): readonly StreamMessage[] => {
    const messages: StreamMessage[] = [];
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line !== '') {
        field(line);
        continue;
      }
      if (data.length > 0) messages.push({ id, event: event || 'message', data: data.join('\n') });
      event = '';
      data = [];
    }
    return messages;
  };
  return { push, lastId: () => id, retryMs: () => retry };
}
