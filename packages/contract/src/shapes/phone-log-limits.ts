// Without what else is said of logs, for the phone, which has no room for it.

/** So many entries a log has at most; older ones make room. */
export const MOST_LOG_ENTRIES = 500;

/** `call/no-answer`, `type-error`: no capitals, no spaces, and no more than one digit, so neither a name nor a number. */
export const LOG_CODE = /^[a-z][a-z-]{0,40}(?:\/[a-z][a-z-]{0,40}\d?)?$/;

/** A place in one of the application's own files: `phone-B3x_a1.js:12:345`. */
export const LOG_PLACE = /^[\w.-]{1,80}:\d{1,6}:\d{1,7}$/;
