export type RestoreRefusalCode =
  | 'BACKUP_UNREADABLE'
  | 'BACKUP_DAMAGED'
  | 'BACKUP_TOO_NEW'
  | 'TARGET_NOT_EMPTY';

/** Why a backup is not restored: the message says it in a sentence for whoever asked. */
export class RestoreRefusal extends Error {
  override readonly name = 'RestoreRefusal';
  readonly code: RestoreRefusalCode;

  constructor(code: RestoreRefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}
