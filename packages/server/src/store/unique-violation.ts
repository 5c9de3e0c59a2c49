/** True for PostgreSQL's refusal of a second row with a key that must be unique: somebody was quicker. */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505';
