/** Why a file, or the rest of it, cannot be read; the message says what to do. */
export class FileFault extends Error {
  override readonly name = 'FileFault';
}
