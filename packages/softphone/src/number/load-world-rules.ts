import type { NumberRules } from './rules.ts';

/** The rules of every country; they come in a file of their own, when the keypad is already there. */
export async function loadWorldRules(): Promise<NumberRules> {
  return (await import('./world-rules.ts')).worldRules;
}
