/** The contract's least length of a password. */
export const SHORTEST_PASSWORD = 10;

/** What can be told of a password before it is sent. */
export function problemOf(password: string, repeated: string): 'too-short' | 'differs' | null {
  if (password.length < SHORTEST_PASSWORD) return 'too-short';
  return password === repeated ? null : 'differs';
}
