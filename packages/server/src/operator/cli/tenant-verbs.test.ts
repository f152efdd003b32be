import { describe, expect, test } from 'vitest';
import { NotUnderstood } from './not-understood.ts';
import { licenceRequest, tenantRequest } from './tenant-verbs.ts';

const grant = (until: string) => licenceRequest(['grant', 'firma.example', 'agent', '5', '--until', until]);

describe('the verbs for tenants', () => {
  test('each says what is asked', () => {
    expect(tenantRequest([])).toEqual({ verb: 'tenants' });
    expect(tenantRequest(['list', 'firma', 'nowa'])).toEqual({ verb: 'tenants', search: 'firma nowa' });
    expect(tenantRequest(['removed'])).toEqual({ verb: 'tenants-removed' });
    const removal = { verb: 'tenant-remove', domain: 'firma.example' };
    expect(tenantRequest(['remove', 'firma.example'])).toEqual({ ...removal, confirm: '' });
    const confirmed = ['remove', 'firma.example', '--confirm', 'firma.example'];
    expect(tenantRequest(confirmed)).toEqual({ ...removal, confirm: 'firma.example' });
    for (const verb of ['disable', 'enable'])
      expect(tenantRequest([verb, 'firma.example'])).toEqual({ verb: `tenant-${verb}`, domain: 'firma.example' });
    const options = ['--name', 'Firma', '--country', '48', '--administrator', 'ola'];
    expect(tenantRequest(['create', 'firma.example', ...options])).toEqual({
      verb: 'tenant-create',
      domain: 'firma.example',
      name: 'Firma',
      country: '48',
      administrator: 'ola',
    });
    expect(tenantRequest(['invite', 'firma.example', 'ola'])).toEqual({
      verb: 'tenant-invite',
      domain: 'firma.example',
      login: 'ola',
    });
    expect(tenantRequest(['rename', 'firma.example', 'Firma Nowa'])).toEqual({
      verb: 'tenant-rename',
      domain: 'firma.example',
      name: 'Firma Nowa',
    });
    expect(licenceRequest(['withdraw', 'firma.example', 'uc'])).toEqual({
      verb: 'licence-withdraw',
      domain: 'firma.example',
      kind: 'uc',
    });
    expect(licenceRequest(['firma.example'])).toEqual({ verb: 'licences', domain: 'firma.example' });
  });

  test('a licence is good on its last day, whole', () => {
    expect(grant('2027-12-31')).toMatchObject({ kind: 'agent', seats: 5, until: '2028-01-01T00:00:00.000Z' });
    expect(grant('2028-02-29')).toMatchObject({ until: '2028-03-01T00:00:00.000Z' });
    for (const none of ['2027-02-29', '2027-6-1', 'tomorrow', '2027-13-01'])
      expect(() => grant(none)).toThrow(NotUnderstood);
  });

  test.each([
    [['delete', 'firma.example'], 'there is no "tenant delete"'],
    [['create', 'firma.example', '--country', '48', '--administrator', 'ola'], '--name is missing'],
    [['create', '--name', 'x', '--country', '48', '--administrator', 'ola'], 'expected <domain>'],
    [['rename', 'firma.example', 'Firma', 'Nowa'], 'expected <domain> <name>'],
    [['disable'], 'expected <domain>'],
    [['invite', 'firma.example'], 'expected <domain> <login>'],
    [['invite', 'firma.example', 'ola', 'ala'], 'expected <domain> <login>'],
  ])('tenant %j is not understood', (args, words) => {
    expect(() => tenantRequest(args)).toThrow(words);
  });

  test.each([
    [[], 'expected <domain>'],
    [['grant', 'firma.example', 'gold', '5'], 'there is no licence "gold"'],
    [['withdraw', 'firma.example'], 'expected <domain> <kind>'],
    [['withdraw', 'firma.example', 'uc', '--until', '2027-12-31'], 'withdrawn at once'],
    [['grant', 'firma.example', 'uc'], 'expected <domain> <kind> <seats>'],
  ])('licence %j is not understood', (args, words) => {
    expect(() => licenceRequest(args)).toThrow(words);
  });
});
