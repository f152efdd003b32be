import { ok, refuse } from '@wpm/kernel';
import type { Store } from '@wpm/store';
import { aorOf } from '../sip-identity.ts';
import type { SipRefusal } from '../sip-refusal.ts';
import { type EventPackage, type Watched, xmlText } from './event-package.ts';

export type DialogEventDeps = {
  readonly accounts: Pick<Store['accounts'], 'byLogin' | 'byExtension'>;
  /** Whether a user has a call of any kind. */
  readonly isBusy: (accountId: string) => boolean;
};

/** The same for a colleague that is blocked, one of another tenant and one that does not exist. */
const NOBODY: SipRefusal = { status: 404, code: 'call/unknown-number', text: 'There is no such colleague.' };

/**
 * Whether a colleague of the same tenant is busy, for the lamps of desk phones (RFC 4235). Whom a colleague speaks with is
 * nobody's business: the document has one dialog without parties while there is a call, and none while there is not.
 */
export function dialogEvent({ accounts, isBusy }: DialogEventDeps): EventPackage {
  return {
    name: 'dialog',
    contentType: 'application/dialog-info+xml',
    // RFC 4235 §3.4.
    defaultSeconds: 3_600,
    watched: async (user, { tenantId }) => {
      const colleague = (await accounts.byLogin(tenantId, user)) ?? (await accounts.byExtension(tenantId, user));
      if (!colleague || colleague.disabled) return refuse(NOBODY);
      return ok({ aor: aorOf(colleague), accountId: colleague.id });
    },
    state: ({ accountId }) => (isBusy(accountId) ? 'busy' : 'free'),
    document: (watched, version) => dialogInfo(watched, isBusy(watched.accountId), version),
  };
}

function dialogInfo({ aor }: Watched, busy: boolean, version: number): string {
  const entity = xmlText(aor);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${version}" state="full" entity="${entity}">`,
    ...(busy ? ['<dialog id="call"><state>confirmed</state></dialog>'] : []),
    '</dialog-info>',
    '',
  ].join('\r\n');
}
