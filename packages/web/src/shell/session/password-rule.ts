/** The shortest password that the screens accept; the server has the last word. */
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;

/** What is wrong with a new password and its repetition; null when nothing is. */
export function passwordFault(password: string, repeated: string): 'short' | 'long' | 'different' | null {
  if (password.length < PASSWORD_MIN) return 'short';
  if (password.length > PASSWORD_MAX) return 'long';
  return password === repeated ? null : 'different';
}
