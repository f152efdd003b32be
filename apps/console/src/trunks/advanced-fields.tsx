import { TRUNK_REDIRECTS } from '@wpm/contract';
import { useState } from 'react';
import { CheckField } from '../fields/check-field.tsx';
import { ChecksField } from '../fields/checks-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { TextAreaField } from '../fields/text-area-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { WholeNumberField } from '../fields/whole-number-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { ADVANCED_PATHS, NO_PROXY, isAdvancedSet } from './advanced.ts';
import { PeerFields } from './peers-field.tsx';
import { SourcesField } from './sources-field.tsx';
import type { TrunkFormProps } from './trunk-draft.ts';

/** What few trunks need; closed unless something of it is set, or wrong. */
export function AdvancedFields(props: TrunkFormProps) {
  const { draft, problem } = props;
  const words = useConsoleWords().trunks;
  const [isOpen, setOpen] = useState(() => isAdvancedSet(draft));
  const isShown = isOpen || ADVANCED_PATHS.some((path) => problem(path) !== undefined);
  return (
    <details className="crm-part" open={isShown} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.advanced}</summary>
      <div className="editor-fields">
        <p className="field-hint">{words.advancedHint}</p>
        <Proxy {...props} />
        <SourcesField {...props} />
        <Certificate {...props} />
        <Attempts {...props} />
        <Checks {...props} />
        <Caller {...props} />
      </div>
    </details>
  );
}

function Proxy({ draft: { outboundProxy }, change, problem }: TrunkFormProps) {
  const words = useConsoleWords().trunks;
  return (
    <fieldset className="checks destination">
      <legend>{words.outboundProxy}</legend>
      <p className="field-hint">{words.outboundProxyHint}</p>
      <div className="peer">
        <PeerFields
          peer={outboundProxy ?? NO_PROXY}
          problem={(field) => problem(`outboundProxy.${field}`)}
          onChange={(proxy) => change({ outboundProxy: proxy })}
        />
      </div>
    </fieldset>
  );
}

const DIVERSIONS = ['Diversion', 'History-Info'] as const;
const CERTIFICATE_LONGEST = 32_768;

function Certificate({ draft: { tlsCa }, change, problem }: TrunkFormProps) {
  const words = useConsoleWords().trunks;
  return (
    <TextAreaField
      label={words.tlsCa}
      hint={words.tlsCaHint}
      rows={5}
      maxLength={CERTIFICATE_LONGEST}
      value={tlsCa ?? ''}
      problem={problem('tlsCa') && words.tlsCaWrong}
      onChange={(pem) => change({ tlsCa: pem.trim() === '' ? null : pem })}
    />
  );
}

/** How a call is tried: whom it follows elsewhere, and how long an address may be silent. */
function Attempts({ draft: { redirects, silenceSeconds }, change, problem }: TrunkFormProps) {
  const words = useConsoleWords().trunks;
  return (
    <>
      <SelectField
        label={words.redirects}
        hint={words.redirectsHint}
        values={TRUNK_REDIRECTS}
        texts={words.redirectsTexts}
        value={redirects}
        problem={problem('redirects')}
        onChoose={(chosen) => chosen !== null && change({ redirects: chosen })}
      />
      <WholeNumberField
        label={words.silenceSeconds}
        hint={words.silenceSecondsHint}
        min={1}
        max={32}
        value={silenceSeconds}
        problem={problem('silenceSeconds')}
        onChange={(seconds) => change({ silenceSeconds: seconds ?? 0 })}
      />
    </>
  );
}

/** When it counts as down, and how long a registration is asked for. */
function Checks({ draft: { health, registration }, change, problem }: TrunkFormProps) {
  const words = useConsoleWords().trunks;
  return (
    <>
      <WholeNumberField
        label={words.failures}
        hint={words.failuresHint}
        min={1}
        max={10}
        value={health.failures}
        problem={problem('health.failures')}
        onChange={(failures) => change({ health: { ...health, failures: failures ?? 0 } })}
      />
      {registration.kind === 'register' && (
        <WholeNumberField
          label={words.expires}
          hint={words.expiresHint}
          min={60}
          max={86_400}
          value={registration.expires}
          problem={problem('registration.expires')}
          onChange={(expires) => change({ registration: { ...registration, expires: expires ?? 0 } })}
        />
      )}
    </>
  );
}

/** What is told of callers beside their number. */
function Caller({ draft: { callerId }, change, problem }: TrunkFormProps) {
  const words = useConsoleWords().trunks;
  const { inbound, outbound } = callerId;
  const changeOutbound = (changes: Partial<typeof outbound>) =>
    change({ callerId: { ...callerId, outbound: { ...outbound, ...changes } } });
  return (
    <>
      <TextField
        label={words.callerDomain}
        hint={words.callerDomainHint}
        spellCheck={false}
        value={outbound.domain ?? ''}
        problem={problem('callerId.outbound.domain') && words.callerDomainWrong}
        onChange={(domain) => changeOutbound({ domain: domain.trim() === '' ? null : domain.trim() })}
      />
      <ChecksField
        label={words.diversion}
        values={DIVERSIONS}
        texts={DIVERSION_NAMES}
        chosen={outbound.diversion}
        problem={problem('callerId.outbound.diversion')}
        onChange={(diversion) => changeOutbound({ diversion })}
      />
      <CheckField
        label={words.passesIdentity}
        hint={words.passesIdentityHint}
        checked={inbound.passesIdentity}
        onChange={(passesIdentity) => change({ callerId: { ...callerId, inbound: { ...inbound, passesIdentity } } })}
      />
    </>
  );
}

/** Names of header fields are the same in every language. */
const DIVERSION_NAMES = { Diversion: 'Diversion', 'History-Info': 'History-Info' } as const;
