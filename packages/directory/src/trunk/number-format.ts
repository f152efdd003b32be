import type { NumberFormat, NumberRules, RewriteRule } from '@wpm/contract';
import { assertNever } from '@wpm/kernel';

/**
 * A number as the trunk wants it.
 * @param number E.164 with plus, or a short number as dialled (112)
 * @param countryCode of the tenant, without plus
 */
export function numberTowards(number: string, { format, rules }: NumberRules['outbound'], countryCode: string): string {
  return rewritten(number, rules) ?? formatted(number, format, countryCode);
}

/** A number as the trunk sent it, made readable by its rules; without a rule that fits, as it came. */
export function numberFrom(sent: string, rules: readonly RewriteRule[]): string {
  return rewritten(sent, rules) ?? sent;
}

/** An E.164 number in another notation; what is no E.164 number stays as it is. */
export function formatted(number: string, format: NumberFormat, countryCode: string): string {
  if (!number.startsWith('+')) return number;
  const digits = number.slice(1);
  const national = countryCode !== '' && digits.startsWith(countryCode) ? digits.slice(countryCode.length) : undefined;
  switch (format) {
    case '+E164':
      return number;
    case 'E164':
      return digits;
    case '00E164':
      return `00${digits}`;
    case 'national':
      return national ?? `00${digits}`;
    case '0national':
      return national === undefined ? `00${digits}` : `0${national}`;
    default:
      return assertNever(format);
  }
}

function rewritten(number: string, rules: readonly RewriteRule[]): string | undefined {
  const [rule] = rules
    .filter(({ prefix }) => number.startsWith(prefix))
    .toSorted((a, b) => b.prefix.length - a.prefix.length);
  return rule && rule.add + number.slice(rule.strip);
}
