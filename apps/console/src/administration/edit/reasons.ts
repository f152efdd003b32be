import type { FieldReason, FieldReasons } from '@wpm/contract';

/** What the schema says of the whole request names its fields from here on; what the platform found later does not. */
const SETTINGS = /^settings\./;

/** Why a field is wrong, or anything in it: `members` covers `members.0.accountId`. `path` starts in the settings. */
export function reasonAt(reasons: FieldReasons | undefined, path: string): FieldReason | undefined {
  return Object.entries(reasons ?? {}).find(([field]) => isWithin(field.replace(SETTINGS, ''), path))?.[1];
}

function isWithin(field: string, path: string): boolean {
  return field === path || field.startsWith(`${path}.`);
}
