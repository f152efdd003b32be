import { useQuery } from '@tanstack/react-query';
import type { RequestError } from '@wpm/client';
import { Notice } from '@wpm/ui';
import { useState } from 'react';
import { Refused } from '../administration/refused.ts';
import { client } from '../client.ts';
import { NumberLine } from '../fields/number-line.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import type { TrunkDraft } from './trunk-draft.ts';
import { settingsOf } from './settings-of.ts';

type Tried = Extract<Awaited<ReturnType<typeof client.tryTrunkRules>>, { ok: true }>['value'];

/** Says what the rules as they stand in the form, saved or not, make of a number. The platform says it, by what calls go by. */
export function TryNumber({ draft }: { readonly draft: TrunkDraft }) {
  const words = useConsoleWords().trunks;
  const [tried, setTried] = useState('');
  const { data, error } = useTried(draft, tried);
  return (
    <fieldset className="checks destination try-number">
      <legend>{words.tryNumber}</legend>
      <NumberLine label={words.tryLabel} button={words.tryIt} onNumber={setTried} />
      <div role="status">
        {data && <Outcome tried={data} number={tried} />}
        {error && <TryRefused refusal={error.refusal} />}
      </div>
    </fieldset>
  );
}

/** Asked anew whenever the rules change, once a number was tried. */
function useTried(draft: TrunkDraft, number: string) {
  const { numbers, callerId, registration } = settingsOf(draft);
  const account = registration.kind === 'register' && registration.user !== '' ? registration.user : null;
  const asked = { numbers, callerId, account, number };
  return useQuery<Tried, Refused>({
    queryKey: ['trunks', 'tried', asked],
    enabled: number !== '',
    retry: false,
    gcTime: 0,
    queryFn: async () => {
      const answer = await client.tryTrunkRules(asked);
      if (!answer.ok) throw new Refused(answer.error);
      return answer.value;
    },
  });
}

function Outcome({ tried: { outbound, inbound }, number }: { readonly tried: Tried; readonly number: string }) {
  const words = useConsoleWords().trunks;
  return (
    <dl className="tried">
      <dt>{words.triedOutbound(number)}</dt>
      <dd>
        {outbound.kind === 'sent' ? (
          <>
            {words.sentAs} <b>{outbound.called}</b>, {words.shownAs}{' '}
            <b>{outbound.from === 'anonymous' ? words.anonymous : outbound.from}</b>
            {outbound.asserted !== null && outbound.asserted !== outbound.from && (
              <> ({words.assertedAs(outbound.asserted)})</>
            )}
          </>
        ) : (
          words.notSent[outbound.kind]
        )}
      </dd>
      <dt>{words.triedInbound(number)}</dt>
      <dd>{inbound.called === null ? words.notRead : <b>{inbound.called}</b>}</dd>
      <dt>{words.triedCaller(number)}</dt>
      <dd>
        <b>{inbound.caller}</b>
      </dd>
    </dl>
  );
}

function TryRefused({ refusal }: { readonly refusal: RequestError<string> }) {
  const words = useConsoleWords().trunks;
  const errorText = useErrorText();
  const isInvalid = refusal.code === 'request/invalid';
  return <Notice tone="bad">{isInvalid ? words.tryInvalid : errorText(refusal.code)}</Notice>;
}
