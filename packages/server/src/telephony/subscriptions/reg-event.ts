import type { Binding, Registrar } from '@wpm/sip';
import { type EventPackage, type Watched, xmlText } from './event-package.ts';
import { ownState } from './own-state.ts';

/** Where one is registered oneself (RFC 3680). */
export function regEvent(registrar: Pick<Registrar, 'bindings'>): EventPackage {
  const contactsOf = ({ aor }: Watched) => registrar.bindings(aor);
  return {
    name: 'reg',
    contentType: 'application/reginfo+xml',
    // RFC 3680 §4.4.
    defaultSeconds: 3_761,
    watched: async (user, watcher) => ownState(user, watcher),
    state: (watched) =>
      contactsOf(watched)
        .map(({ contact, flow }) => `${contact} ${flow.id}`)
        .join('\n'),
    document: (watched, version) => reginfo(watched, contactsOf(watched), version),
  };
}

function reginfo({ aor, accountId }: Watched, bindings: readonly Binding[], version: number): string {
  const contacts = bindings.map(
    ({ contact, since }, index) =>
      `<contact id="${since.toString(36).replace('.', '-')}-${index}" state="active" event="registered"><uri>${xmlText(contact)}</uri></contact>`,
  );
  const state = bindings.length > 0 ? 'active' : 'terminated';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<reginfo xmlns="urn:ietf:params:xml:ns:reginfo" version="${version}" state="full">`,
    `<registration aor="${xmlText(aor)}" id="${xmlText(accountId)}" state="${state}">`,
    ...contacts,
    '</registration>',
    '</reginfo>',
    '',
  ].join('\r\n');
}
