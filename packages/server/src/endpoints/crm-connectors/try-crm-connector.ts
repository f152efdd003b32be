import { ENDPOINTS } from '@wpm/contract';
import { contactNumber } from '@wpm/directory';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { invalidFields } from '../../http/refusal.ts';
import { countryCodeOf } from '../contacts/written.ts';
import { checkedSecrets, connectorOf } from './connector-of.ts';

const SHOWN_OF_ANSWER = 4_000;

export const tryCrmConnector = signedIn(ENDPOINTS.tryCrmConnector, async (deps, request, wanted) => {
  const { settings, connectorId } = wanted;
  const number = contactNumber(wanted.number, await countryCodeOf(deps, request));
  if (!number?.startsWith('+')) return refuse(invalidFields({ number: 'wrong-format' }));
  const secrets = checkedSecrets(deps, wanted, await connectorOf(deps, request, connectorId));
  if (!secrets.ok) return secrets;
  const { tookMs, status, error, body, found } = await deps.callerLookup.try(
    { settings, secrets: secrets.value },
    number,
  );
  const known = found && {
    source: settings.name,
    name: found.name,
    company: found.company,
    link: found.link,
    fields: [...found.fields],
  };
  return ok({ status, tookMs, error, found: known ?? null, answer: body.slice(0, SHOWN_OF_ANSWER).toWellFormed() });
});
