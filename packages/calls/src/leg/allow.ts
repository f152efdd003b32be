/** What a leg takes inside its dialog; other methods are refused with 405. */
export const ALLOW = 'INVITE, ACK, CANCEL, BYE, PRACK, UPDATE, INFO, REFER, OPTIONS';

/** The option tags call control knows (RFC 3262, RFC 4028, RFC 4488, RFC 3891): the stack lets requests that require them through. */
export const EXTENSIONS: readonly string[] = ['100rel', 'timer', 'norefersub', 'replaces'];
