import type { FieldReason } from '@wpm/contract';
import type { Refusal } from '../http/refusal.ts';

/** Why a field of a trunk is wrong beside the others; what is not here contradicts them. */
const REASONS: Readonly<Record<string, FieldReason>> = { peers: 'required', password: 'required' };

/** The refusal of a trunk whose fields are right each and useless together. @param fields why, in English */
export function uselessTogether(fields: Readonly<Record<string, string>>): Refusal<'request/invalid'> {
  const reasons = Object.fromEntries(
    Object.keys(fields).map((field): [string, FieldReason] => [field, REASONS[field] ?? 'contradicts']),
  );
  return { code: 'request/invalid', fields, reasons };
}
