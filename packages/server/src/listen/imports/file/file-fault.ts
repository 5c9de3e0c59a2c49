import { type FileReason, type FileReasonCode, fileReason, fileSentence } from '@romashka/model/listen';

/** Why a file, or the rest of it, cannot be read; the message says what to do. */
export class FileFault extends Error {
  override readonly name = 'FileFault';
  readonly reason: FileReason;

  constructor(code: FileReasonCode, values: FileReason['values'] = {}) {
    const reason = fileReason(code, values);
    super(fileSentence(reason));
    this.reason = reason;
  }
}
