import { type CallerIdRules, NUMBER_FORMATS } from '@wpm/contract';
import { CheckField } from '../fields/check-field.tsx';
import { ChecksField } from '../fields/checks-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import type { TrunkFormProps } from './trunk-draft.ts';

const SHOWN = ['direct', 'trunk'] as const;
const FROM = ['number', 'account'] as const;
const FORWARDED = ['forwarding', 'caller'] as const;
const HEADERS = ['P-Asserted-Identity', 'P-Preferred-Identity', 'Remote-Party-ID'] as const;

/** Which number the called party sees, and where it stands; and what is believed of who calls from outside. */
export function CallerIdFields(props: TrunkFormProps) {
  const words = useConsoleWords().trunks;
  return (
    <fieldset className="checks destination">
      <legend>{words.callerId}</legend>
      <ShownNumber {...props} />
      <ShownWhere {...props} />
      <Trust {...props} />
    </fieldset>
  );
}

type Outbound = CallerIdRules['outbound'];

/** Changes a part of what is told of our callers. */
function changing({ draft: { callerId }, change }: TrunkFormProps) {
  return (changes: Partial<Outbound>) =>
    change({ callerId: { ...callerId, outbound: { ...callerId.outbound, ...changes } } });
}

function ShownNumber(props: TrunkFormProps) {
  const words = useConsoleWords().trunks;
  const { outbound } = props.draft.callerId;
  const changeOutbound = changing(props);
  const wrong = (field: keyof Outbound) => props.problem(`callerId.outbound.${field}`);
  return (
    <>
      <SelectField
        label={words.shownNumber}
        values={SHOWN}
        texts={words.shownNumbers}
        value={outbound.number}
        problem={wrong('number')}
        onChoose={(number) => number !== null && changeOutbound({ number })}
      />
      <TextField
        label={words.trunkNumber}
        hint={words.trunkNumberHint}
        inputMode="tel"
        value={outbound.trunkNumber ?? ''}
        problem={wrong('trunkNumber')}
        onChange={(number) => changeOutbound({ trunkNumber: number === '' ? null : number })}
      />
      <SelectField
        label={words.callerFormat}
        values={NUMBER_FORMATS}
        texts={words.formats}
        value={outbound.format}
        problem={wrong('format')}
        onChoose={(format) => format !== null && changeOutbound({ format })}
      />
    </>
  );
}

function ShownWhere(props: TrunkFormProps) {
  const words = useConsoleWords().trunks;
  const { callerId, registration } = props.draft;
  const { outbound } = callerId;
  const changeOutbound = changing(props);
  const wrong = (field: keyof Outbound) => props.problem(`callerId.outbound.${field}`);
  return (
    <>
      {registration.kind === 'register' && (
        <SelectField
          label={words.from}
          values={FROM}
          texts={words.fromTexts}
          value={outbound.from}
          problem={wrong('from')}
          onChoose={(from) => from !== null && changeOutbound({ from })}
        />
      )}
      <SelectField
        label={words.forwarded}
        values={FORWARDED}
        texts={words.forwardedTexts}
        value={outbound.forwarded}
        problem={wrong('forwarded')}
        onChoose={(forwarded) => forwarded !== null && changeOutbound({ forwarded })}
      />
      <ChecksField
        label={words.headers}
        values={HEADERS}
        texts={HEADER_NAMES}
        chosen={outbound.headers}
        problem={wrong('headers')}
        onChange={(headers) => changeOutbound({ headers })}
      />
    </>
  );
}

function Trust(props: TrunkFormProps) {
  const words = useConsoleWords().trunks;
  const { callerId } = props.draft;
  const { outbound, inbound } = callerId;
  const changeOutbound = changing(props);
  return (
    <>
      <CheckField
        label={words.withheld}
        hint={words.withheldHint}
        checked={outbound.withheld}
        onChange={(withheld) => changeOutbound({ withheld })}
      />
      <CheckField
        label={words.trustsAsserted}
        hint={words.trustsAssertedHint}
        checked={inbound.trustsAsserted}
        onChange={(trustsAsserted) =>
          props.change({ callerId: { ...callerId, inbound: { ...inbound, trustsAsserted } } })
        }
      />
    </>
  );
}

/** Names of header fields are the same in every language. */
const HEADER_NAMES = {
  'P-Asserted-Identity': 'P-Asserted-Identity',
  'P-Preferred-Identity': 'P-Preferred-Identity',
  'Remote-Party-ID': 'Remote-Party-ID',
} as const;
