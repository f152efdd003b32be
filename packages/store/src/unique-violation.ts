/** Whether a write failed because the constraint of this name wants each value once (PostgreSQL 23505). */
export function isUniqueViolation(cause: unknown, constraint: string): boolean {
  return (
    cause instanceof Error &&
    'code' in cause &&
    cause.code === '23505' &&
    'constraint' in cause &&
    cause.constraint === constraint
  );
}
