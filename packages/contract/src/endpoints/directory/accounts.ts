import { z } from 'zod';
import { administered } from '../../administered.ts';
import { endpoint } from '../../endpoint.ts';
import { accountSettings, invitation, newPassword } from '../../shapes/directory/account.ts';

const plain = administered('/accounts', accountSettings);
const SEAT_ERRORS = ['licence/no-seat', 'licence/missing', 'licence/expired'] as const;

/** Accounts (F02). Seats are counted while they are written: of two who take the last one, one is refused. */
export const accounts = {
  ...plain,
  /** With a password that is told to the owner, or without: then the answer carries an invitation. */
  create: endpoint({
    method: 'POST',
    path: '/accounts',
    right: 'directory:manage',
    input: z.strictObject({ settings: accountSettings, password: newPassword.optional() }),
    output: z.strictObject({ account: plain.get.output, invitation: invitation.nullable() }),
    errors: ['item/taken', ...SEAT_ERRORS],
  }),
  /** Disabling ends its sessions and registrations at once; a running call goes on. */
  change: endpoint({
    ...plain.change,
    errors: ['item/taken', 'item/changed-meanwhile', 'account/last-administrator', ...SEAT_ERRORS],
  }),
  /** Its name stays in reports, everything else goes. Refused while a campaign or number leads to it. */
  remove: endpoint({ ...plain.remove, errors: ['item/in-use', 'account/last-administrator'] }),
  /** Makes a new invitation; those before are void. The old password holds until the new one is set. */
  invite: endpoint({
    method: 'POST',
    path: '/accounts/:id/invitation',
    right: 'directory:manage',
    input: z.strictObject({ id: z.uuid() }),
    output: invitation,
    errors: [],
  }),
  /** Signs it out everywhere now, as somebody does whose phone was lost; its password still works. A running call goes on. */
  endSessions: endpoint({
    method: 'POST',
    path: '/accounts/:id/sessions/end',
    right: 'directory:manage',
    input: z.strictObject({ id: z.uuid() }),
    output: z.strictObject({}),
    errors: [],
  }),
};
