/** How the numbers of a style are shown, as far as it changes what they say. */
export type NumberLook = 'plain' | 'date' | { readonly digits: number };

/** Formats every workbook knows without saying (ECMA-376-1 §18.8.30): days, times and both, those of the Far East too. */
const BUILT_IN_DATES: readonly (readonly [first: number, last: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** What a number format makes of a number: a day or a time, as many digits as it has zeros, or nothing that changes it. */
export function lookOf(id: number, code: string | undefined): NumberLook {
  if (code === undefined) return BUILT_IN_DATES.some(([first, last]) => id >= first && id <= last) ? 'date' : 'plain';
  // Without texts in quotes, signs that stand for themselves, and colours and conditions; but `[h]` is a time.
  const bare = code.replaceAll(/"[^"]*"|\\.|_.|\*./g, '').replaceAll(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '');
  if (/general/i.test(bare)) return 'plain';
  if (/[ymdhs]/i.test(bare.split(';')[0] ?? '')) return 'date';
  return /^0{2,15}$/.test(bare) ? { digits: bare.length } : 'plain';
}

/**
 * A number of a sheet as it is read there, with a point and all its digits: `4.8601234567E10` is 48601234567. Of fractions a spreadsheet
 * shows 15 digits, and so `0.30000000000000004` is 0.3.
 */
export function numberText(written: string, look: Exclude<NumberLook, 'date'>): string {
  const text = written.trim();
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) return text;
  const plain = /^-?\d+$/.test(text) ? text.replace(/^(-?)0+(?=\d)/, '$1') : unscaled(value.toPrecision(15));
  return look === 'plain' ? plain : plain.replace(/^\d+$/, (digits) => digits.padStart(look.digits, '0'));
}

/** Without an exponent, and without zeros that say nothing. */
function unscaled(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text) ?? [];
  const places = Number(exponent);
  const digits = whole + fraction;
  const point = whole.length + places;
  const padded = point > 0 ? digits.padEnd(point, '0') : '0'.repeat(1 - point) + digits;
  const at = Math.max(point, 1);
  const [before, after] = [padded.slice(0, at), padded.slice(at).replace(/0+$/, '')];
  return `${sign}${before.replace(/^0+(?=\d)/, '')}${after && `.${after}`}`;
}

const DAY_MS = 86_400_000;
/** The day 0 of either count; the first one has a 29 February 1900 that never was, day 60. */
const [EPOCH_1900, EPOCH_1904] = [Date.UTC(1899, 11, 31), Date.UTC(1904, 0, 1)];

/** A day, a time, or both, as ISO 8601 writes them by the clock on the wall: `2026-11-30`, `14:05`, `2026-11-30 14:05`. */
export function dateText(written: string, from1904: boolean): string {
  const serial = Number(written);
  if (written.trim() === '' || !Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return written.trim();
  const seconds = Math.round(serial * 86_400);
  const day = Math.floor(seconds / 86_400);
  const time = timeText(seconds - day * 86_400);
  if (day === 0 && !from1904) return time;
  return seconds % 86_400 === 0 ? dayText(day, from1904) : `${dayText(day, from1904)} ${time}`;
}

function dayText(day: number, from1904: boolean): string {
  if (!from1904 && day === 60) return '1900-02-29';
  const epoch = from1904 ? EPOCH_1904 : EPOCH_1900 - (day > 60 ? DAY_MS : 0);
  return new Date(epoch + day * DAY_MS).toISOString().slice(0, 10);
}

function timeText(seconds: number): string {
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours, minutes, rest] = parts.map((part) => String(part).padStart(2, '0'));
  return rest === '00' ? `${hours}:${minutes}` : `${hours}:${minutes}:${rest}`;
}
