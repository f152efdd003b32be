import { invitedAnswer, licenceAnswer, removedAnswer, tenantAnswer } from '../tenant-protocol.ts';
import { visible } from './print.ts';

/** An answer to `tenants` for a terminal. @throws if it is of another version and cannot be read */
export function printTenant(value: unknown): readonly string[] {
  const { domain, name, defaultCountryCode, accounts, disabledAt } = tenantAnswer.parse(value);
  const service = disabledAt === null ? '' : `  disabled since ${disabledAt}`;
  return [
    visible(
      `${domain.padEnd(30)}  ${name.padEnd(30)}  +${defaultCountryCode.padEnd(3)}  accounts: ${accounts}${service}`,
    ),
  ];
}

/** An answer to `tenant-remove` and `tenants-removed` for a terminal. @throws if it is of another version and cannot be read */
export function printRemoved(value: unknown): readonly string[] {
  const { domain, name, removedAt, accounts, calls, recordings } = removedAnswer.parse(value);
  const had = `accounts: ${accounts}, calls: ${calls}, recordings: ${recordings}`;
  return [visible(`${domain.padEnd(30)}  ${name.padEnd(30)}  removed ${removedAt}  ${had}`)];
}

/** An answer with an invitation for a terminal. @throws if it is of another version and cannot be read */
export function printInvited(value: unknown): readonly string[] {
  const { domain, login, link, expiresAt } = invitedAnswer.parse(value);
  return [
    visible(`${login} of ${domain} sets a password with this invitation, once, until ${expiresAt}:`),
    `  ${link}`,
  ];
}

/** An answer with a licence for a terminal. @throws if it is of another version and cannot be read */
export function printLicence(value: unknown): readonly string[] {
  const { kind, seats, taken, validFrom, validUntil } = licenceAnswer.parse(value);
  const lastMoment = new Date(new Date(validUntil).getTime() - 1).toISOString();
  const days = `${validFrom.slice(0, 10)} to ${lastMoment.slice(0, 10)}`;
  return [`${kind.padEnd(16)}  ${String(taken).padStart(5)} of ${String(seats).padStart(5)} taken  ${days}`];
}

/** An answer with a licence that was taken away for a terminal. @throws if it is of another version and cannot be read */
export function printWithdrawn(value: unknown): readonly string[] {
  const { kind, seats, taken } = licenceAnswer.parse(value);
  return [`${kind} is withdrawn; of ${seats} seats ${taken} were taken`];
}
