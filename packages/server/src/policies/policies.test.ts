import { type App, type ConsoleRole, ENDPOINTS, type Right } from '@wpm/contract';
import type { AccountRow, LicenceRow } from '@wpm/store';
import { expect, test } from 'vitest';
import { entitlement } from './entitlement.ts';
import { mayForward } from './forwarding-entitlement.ts';
import { mayHearRecording } from './may-hear-recording.ts';
import { hasRight, rightsOf } from './rights.ts';

const now = new Date('2026-06-01T12:00:00Z');

const agent: AccountRow = {
  id: 'anna',
  tenantId: 'tenant',
  domain: 'demo.local',
  login: 'anna',
  displayName: 'Anna',
  kind: 'uc',
  extension: '101',
  directNumber: null,
  roles: [],
  passwordHash: '',
  disabled: false,
  webphoneSeat: true,
  permissions: [],
  mayHearOwnRecordings: true,
  callWaiting: true,
  supervisedCampaignIds: null,
};
const withRole = (role: ConsoleRole): AccountRow => ({ ...agent, kind: null, webphoneSeat: false, roles: [role] });

function licence(kind: LicenceRow['kind'], from: string, until: string): LicenceRow {
  return { kind, seats: 1, validFrom: new Date(from), validUntil: new Date(until) };
}
const valid = [licence('uc', '2026-01-01', '2027-01-01'), licence('webphone-mobile', '2026-01-01', '2027-01-01')];

test('an agent with both licences may use the phone', () => {
  expect(entitlement(agent, valid, 'phone', now)).toMatchObject({ ok: true });
});

test.each([
  ['no licence of the kind', agent, valid.slice(1), 'session/licence-missing', 'uc'],
  ['no licence of the phone', agent, valid.slice(0, 1), 'session/licence-missing', 'webphone-mobile'],
  ['no seat', { ...agent, webphoneSeat: false }, valid, 'session/licence-missing', 'webphone-mobile'],
])('%s is a licence that is missing', (...[, account, licences, code, named]) => {
  expect(entitlement(account, licences, 'phone', now)).toMatchObject({ ok: false, error: { code, licence: named } });
});

test('a licence is over from the instant it ends, and missing before it begins', () => {
  const until = (at: string) => [licence('uc', '2026-01-01', at), ...valid.slice(1)];
  expect(entitlement(agent, until('2026-06-01T12:00:00Z'), 'phone', now)).toMatchObject({
    error: { code: 'session/licence-expired', licence: 'uc' },
  });
  expect(entitlement(agent, until('2026-06-01T12:00:01Z'), 'phone', now).ok).toBe(true);
  const future = [licence('uc', '2026-07-01', '2027-01-01'), ...valid.slice(1)];
  expect(entitlement(agent, future, 'phone', now)).toMatchObject({ error: { code: 'session/licence-missing' } });
});

test('the console takes no licence, but a role; a blocked account gets nowhere', () => {
  expect(entitlement(withRole('auditor'), [], 'console', now).ok).toBe(true);
  expect(entitlement(agent, valid, 'console', now)).toMatchObject({ error: { code: 'session/not-for-this-app' } });
  expect(entitlement({ ...agent, disabled: true }, valid, 'phone', now)).toMatchObject({
    error: { code: 'session/account-blocked' },
  });
});

test('all calls are read by administrators, supervisors and auditors, and only in the console', () => {
  const readers = (['administrator', 'supervisor', 'auditor', 'integrator'] as const).filter((role) =>
    hasRight(withRole(role), 'console', 'calls:read-all'),
  );
  expect(readers).toEqual(['administrator', 'supervisor', 'auditor']);
  expect(hasRight(withRole('administrator'), 'phone', 'calls:read-all')).toBe(false);
  expect(hasRight(agent, 'console', 'calls:read-all')).toBe(false);
});

test('an application is told the very rights its requests are held to', () => {
  expect(rightsOf(withRole('auditor'), 'console')).toEqual([
    'signed-in',
    'calls:read-all',
    'recalls:see',
    'directory:read',
    'audit:read',
  ]);
  expect(rightsOf(agent, 'console')).not.toContain('directory:read');
  expect(rightsOf(agent, 'phone')).toContain('calls:make');
});

test('an auditor changes nothing but their own session: whatever else is no reading is a file or a kept view of what they read', () => {
  const open = Object.entries(ENDPOINTS)
    .filter(([, { method, right }]) => method !== 'GET' && hasRight(withRole('auditor'), 'console', right))
    .map(([name]) => name);
  expect(open.toSorted()).toEqual([
    'acceptInvitation',
    'acceptPasswordReset',
    'askPasswordReset',
    'cancelReportExport',
    'changeMyEmail',
    'changeMyPassword',
    'changeSavedView',
    'confirmEmail',
    'createSavedView',
    'declineWake',
    'endMySession',
    'leaveReportMailing',
    'openRecording',
    'refreshSession',
    'removeSavedView',
    'reportWoken',
    'signIn',
    'signInByLink',
    'signOut',
    'startReportExport',
  ]);
});

test('calls are made from the phone alone', () => {
  expect(hasRight(agent, 'phone', 'calls:make')).toBe(true);
  expect(hasRight(agent, 'console', 'calls:make')).toBe(false);
});

const listener = (account: AccountRow, app: App) => ({
  account,
  may: (right: Right) => hasRight(account, app, right),
});

const hearing = (role: ConsoleRole): AccountRow => ({ ...withRole(role), permissions: ['recordings:hear-all'] });

test('a recording is heard by who took part and may hear own recordings, and by who is permitted to beside a role that sees calls', () => {
  const own = { participants: ['anna'], message: null };
  const others = { participants: ['jan'], message: null };
  expect(mayHearRecording(listener(agent, 'phone'), own)).toBe(true);
  expect(mayHearRecording(listener(agent, 'phone'), others)).toBe(false);
  expect(mayHearRecording(listener({ ...agent, mayHearOwnRecordings: false }, 'phone'), own)).toBe(false);
  expect(mayHearRecording(listener(hearing('supervisor'), 'console'), others)).toBe(true);
  expect(mayHearRecording(listener(withRole('supervisor'), 'console'), others)).toBe(false);
  expect(mayHearRecording(listener(hearing('supervisor'), 'phone'), others)).toBe(false);
  expect(mayHearRecording(listener(hearing('integrator'), 'console'), others)).toBe(false);
  expect(mayHearRecording({ account: agent, may: () => false }, own)).toBe(false);
});

test('a message to a user is heard by them alone, one to a campaign by who works its missed calls', () => {
  const toAnna = { participants: ['anna'], message: { ownerId: agent.id } };
  const toJan = { participants: [agent.id], message: { ownerId: 'jan' } };
  const toCampaign = { participants: [], message: { ownerId: null } };
  expect(mayHearRecording(listener({ ...agent, mayHearOwnRecordings: false }, 'phone'), toAnna)).toBe(true);
  expect(mayHearRecording(listener(agent, 'phone'), toJan)).toBe(false);
  expect(mayHearRecording(listener(hearing('supervisor'), 'console'), toJan)).toBe(false);
  expect(mayHearRecording(listener(agent, 'phone'), toCampaign)).toBe(true);
  expect(mayHearRecording(listener(hearing('supervisor'), 'console'), toCampaign)).toBe(true);
  expect(mayHearRecording(listener(hearing('integrator'), 'console'), toCampaign)).toBe(false);
});

test('calls follow the forwarding of users whose account is enabled and licensed, and of nobody else', () => {
  expect(mayForward(agent, valid, now)).toBe(true);
  expect(mayForward(agent, valid.slice(1), now)).toBe(false);
  expect(mayForward(agent, valid, new Date('2027-01-01'))).toBe(false);
  expect(mayForward({ ...agent, disabled: true }, valid, now)).toBe(false);
  expect(mayForward(withRole('administrator'), valid, now)).toBe(false);
});
