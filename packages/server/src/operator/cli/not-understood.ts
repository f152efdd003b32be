/** What was typed is no such command; the words say what is wrong with it. */
export class NotUnderstood extends Error {
  override name = 'NotUnderstood';
}

/** Whether it was typed wrongly, as we say it or as `parseArgs` does; anything else is a fault of ours. */
export function isNotUnderstood(cause: unknown): cause is Error {
  if (cause instanceof NotUnderstood) return true;
  return cause instanceof TypeError && 'code' in cause && String(cause.code).startsWith('ERR_PARSE_ARGS_');
}
