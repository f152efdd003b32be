/**
 * Why a file is not read: `too-large` (beyond `LIMITS`), `broken`, `encrypted` (a password keeps it), `old-excel` (`.xls`), `other-format`
 * (a spreadsheet of another program, or no spreadsheet), `not-reckoned` (formulas whose results the file does not hold).
 */
export const UNREADABLE = ['too-large', 'broken', 'encrypted', 'old-excel', 'other-format', 'not-reckoned'] as const;
export type Unreadable = (typeof UNREADABLE)[number];

/** Ends the reading of a file from within; what reads whole files turns it into a refusal. */
export class UnreadableFile extends Error {
  readonly why: Unreadable;

  constructor(why: Unreadable) {
    super(`file/${why}`);
    this.why = why;
  }
}
