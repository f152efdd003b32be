/** Where an invitation is accepted, below `/console`. */
export const INVITATION_PATH = '/invitation';

/** Where a forgotten password is set, and where a changed e-mail address is confirmed, below `/console`: as the mails have them. */
export const RESET_PATH = '/reset';
export const EMAIL_PATH = '/email';

/**
 * The link of an invitation. The token stands behind the `#`: what stands there is sent to no server and written in no log on
 * its way.
 */
export function invitationAddress(origin: string, token: string): string {
  return `${origin}/console${INVITATION_PATH}#${encodeURIComponent(token)}`;
}

/** The token of the address; undefined where it holds none that could be one. */
export function tokenOf(hash: string): string | undefined {
  const token = hash.replace(/^#/, '');
  return /^[\w-]{16,128}$/.test(token) ? token : undefined;
}
