/** The text of `X-ClickHouse-Summary`; `elapsed` is in seconds. */
export function summaryHeader(counts: {
  readonly rowsRead: number;
  readonly bytesRead: number;
  readonly rowsWritten: number;
  readonly bytesWritten: number;
  readonly elapsed: number;
}): string {
  // ClickHouse sends all of them as strings: 64-bit numbers do not fit JSON's.
  return JSON.stringify({
    read_rows: String(counts.rowsRead),
    read_bytes: String(counts.bytesRead),
    written_rows: String(counts.rowsWritten),
    written_bytes: String(counts.bytesWritten),
    total_rows_to_read: String(counts.rowsRead),
    result_rows: String(counts.rowsWritten),
    result_bytes: String(counts.bytesWritten),
    elapsed_ns: String(Math.round(counts.elapsed * 1e9)),
  });
}

/** The media type under which ClickHouse sends a format. */
export function contentType(format: string): string {
  if (format.startsWith('JSON')) {
    return format.includes('EachRow')
      ? 'application/x-ndjson; charset=UTF-8'
      : 'application/json; charset=UTF-8';
  }
  if (format.startsWith('CSV')) {
    return 'text/csv; charset=UTF-8';
  }
  return format.startsWith('T') ? 'text/tab-separated-values; charset=UTF-8' : 'application/octet-stream';
}
