import type { Binding, Flow } from '@wpm/sip';
import { expect, test } from 'vitest';
import { callingPhone, reachablePhone } from './registered-phone.ts';
import { placeOfSession, placeOfStation } from './sip-identity.ts';

const flow = (id: string, transport: Flow['transport']): Flow => ({
  id,
  transport,
  open: true,
  remote: { address: '192.0.2.7', port: 1 },
  local: { address: '192.0.2.1', port: 2 },
});

const binding = (contact: string, place: Binding['place'], on: Flow): Binding => ({
  aor: 'sip:anna@demo.local',
  contact,
  q: 1,
  path: [],
  flow: on,
  place,
  expiresAt: 1,
  since: 0,
  userAgent: '',
});

const DESK = binding('sip:anna@192.0.2.7:5062', placeOfStation('desk'), flow('udp', 'udp'));
const HALL = binding('sip:anna@192.0.2.8:5062;transport=tcp', placeOfStation('hall'), flow('tcp', 'tcp'));
const APP = binding('sip:new@q8.invalid;transport=ws', placeOfSession('session'), flow('ws 2', 'wss'));
const ALL = [DESK, HALL, APP];

test.each([
  ['on the flow it came by', 'desk', DESK.flow, DESK],
  ['of the same owner, by another connection', 'hall', flow('tcp 2', 'tcp'), HALL],
  ['of an owner that is not registered: none', 'session of before', APP.flow, undefined],
])('the calling phone is the one %s', (_, owner, from, phone) => {
  expect(callingPhone(ALL, owner, from)).toBe(phone);
});

test.each([
  ['a station by its contact', HALL.contact, HALL],
  ['an app that has come back by another contact', 'sip:old@x1.invalid;transport=ws', APP],
  ['nobody for a station that is gone', 'sip:anna@192.0.2.9:5062', undefined],
])('reached is %s', (_, contact, phone) => {
  expect(reachablePhone(ALL, contact)).toBe(phone);
});
