import { parseArgs } from 'node:util';
import { LICENCE_KINDS, type LicenceKind } from '@wpm/contract';
import type { Asked } from '../ask-platform.ts';
import { NotUnderstood } from './not-understood.ts';

/** What `tenant …` asks of the platform. @throws NotUnderstood for what is no such verb */
export function tenantRequest(args: readonly string[]): Asked {
  const [verb, ...rest] = args;
  switch (verb) {
    case undefined:
      return { verb: 'tenants' };
    case 'list': {
      const { positionals } = parseArgs({ args: rest, allowPositionals: true });
      return { verb: 'tenants', search: positionals.join(' ') };
    }
    case 'remove':
      return removal(rest);
    case 'removed':
      exactly(parseArgs({ args: rest, allowPositionals: true }).positionals, []);
      return { verb: 'tenants-removed' };
    case 'disable':
    case 'enable': {
      const [domain] = exactly(parseArgs({ args: rest, allowPositionals: true }).positionals, ['<domain>']);
      return { verb: `tenant-${verb}`, domain };
    }
    case 'create':
      return creation(rest);
    case 'invite': {
      const [domain, login] = exactly(parseArgs({ args: rest, allowPositionals: true }).positionals, [
        '<domain>',
        '<login>',
      ]);
      return { verb: 'tenant-invite', domain, login };
    }
    case 'rename': {
      const { positionals } = parseArgs({ args: rest, allowPositionals: true });
      const [domain, name] = exactly(positionals, ['<domain>', '<name>']);
      return { verb: 'tenant-rename', domain, name };
    }
    default:
      throw new NotUnderstood(`there is no "tenant ${verb}"`);
  }
}

function creation(args: readonly string[]): Asked {
  const text = { type: 'string' } as const;
  const options = { name: text, country: text, administrator: text };
  const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
  const { name, country, administrator } = values;
  const [domain] = exactly(positionals, ['<domain>']);
  return {
    verb: 'tenant-create',
    domain,
    name: given(name, '--name'),
    country: given(country, '--country'),
    administrator: given(administrator, '--administrator'),
  };
}

function removal(args: readonly string[]): Asked {
  const options = { confirm: { type: 'string' } } as const;
  const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [domain] = exactly(positionals, ['<domain>']);
  return { verb: 'tenant-remove', domain, confirm: values.confirm ?? '' };
}

/** What `licence …` asks of the platform. @throws NotUnderstood for what is no such verb, kind, count or date */
export function licenceRequest(args: readonly string[]): Asked {
  const options = { until: { type: 'string' } } as const;
  const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
  if (positionals[0] === 'withdraw') {
    const [domain, kind] = exactly(positionals.slice(1), ['<domain>', '<kind>']);
    if (values.until !== undefined) throw new NotUnderstood('a licence is withdrawn at once: --until is for a grant');
    return { verb: 'licence-withdraw', domain, kind: kindIn(kind) };
  }
  if (positionals[0] !== 'grant') {
    const [domain] = exactly(positionals, ['<domain>']);
    return { verb: 'licences', domain };
  }
  const [domain, kind, seats] = exactly(positionals.slice(1), ['<domain>', '<kind>', '<seats>']);
  return {
    verb: 'licence-grant',
    domain,
    kind: kindIn(kind),
    seats: Number(seats),
    ...(values.until !== undefined && { until: endOf(values.until) }),
  };
}

function exactly<const T extends readonly string[]>(found: readonly string[], wanted: T): { [K in keyof T]: string };
function exactly(found: readonly string[], wanted: readonly string[]): readonly string[] {
  if (found.length !== wanted.length) throw new NotUnderstood(`expected ${wanted.join(' ')}`);
  return found;
}

function given(value: string | undefined, option: string): string {
  if (value === undefined) throw new NotUnderstood(`${option} is missing`);
  return value;
}

function kindIn(text: string): LicenceKind {
  const kind = LICENCE_KINDS.find((known) => known === text);
  if (!kind) throw new NotUnderstood(`there is no licence "${text}", there are: ${LICENCE_KINDS.join(', ')}`);
  return kind;
}

/** The end of a day in UTC: the licence is good on that day. */
function endOf(day: string): string {
  const from = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : new Date(Number.NaN);
  // A day that is none, as the 31st of June, would turn into another.
  if (Number.isNaN(from.getTime()) || from.toISOString().slice(0, 10) !== day)
    throw new NotUnderstood(`--until ${day} is no day, as 2027-12-31`);
  from.setUTCDate(from.getUTCDate() + 1);
  return from.toISOString();
}
