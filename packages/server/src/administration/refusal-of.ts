import type { Dependent, FieldReasons } from '@wpm/contract';
import { invalidFields, type Refusal, type RefusalCode } from '../http/refusal.ts';

/** A refusal of the store: its code, and with it which fields are wrong or what stands in the way. */
type StoreRefusal<Code extends RefusalCode> = {
  readonly code: Code;
  readonly reasons?: FieldReasons;
  readonly dependents?: readonly Dependent[];
};

/** The refusal of the store as it goes over the wire: reasons in English as well. */
export function refusalOf<Code extends RefusalCode>({ reasons, ...refusal }: StoreRefusal<Code>): Refusal<Code> {
  return reasons ? { ...refusal, fields: invalidFields(reasons).fields, reasons } : refusal;
}
