/** What happened, as a name and fields: `log.info('call.ended', { call })`. Never secrets, never full numbers. */
export type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  debug(event: string, fields?: Fields): void;
  info(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
  error(event: string, fields?: Fields): void;
}

/** A log for tests and for code that must not speak. */
export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A number as it may stand in a log: the first three and the last two digits. */
export function maskedNumber(number: string): string {
  return number.length <= 5 ? number : `${number.slice(0, 3)}***${number.slice(-2)}`;
}
