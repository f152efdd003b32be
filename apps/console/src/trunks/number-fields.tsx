import { NUMBER_FORMATS } from '@wpm/contract';
import { SelectField } from '../fields/select-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { RulesField } from './rules-field.tsx';
import type { TrunkFormProps } from './trunk-draft.ts';

const CALLED_FROM = ['request-uri', 'to', 'p-called-party-id'] as const;

/** How numbers are written on their way to the trunk. */
export function OutboundNumberFields({ draft: { numbers }, change, problem }: TrunkFormProps) {
  const words = useConsoleWords().trunks;
  const { outbound } = numbers;
  const changeOutbound = (changes: Partial<typeof outbound>) =>
    change({ numbers: { ...numbers, outbound: { ...outbound, ...changes } } });
  return (
    <>
      <SelectField
        label={words.format}
        values={NUMBER_FORMATS}
        texts={words.formats}
        value={outbound.format}
        problem={problem('numbers.outbound.format')}
        onChoose={(format) => format !== null && changeOutbound({ format })}
      />
      <RulesField
        label={words.outboundRules}
        hint={words.outboundRulesHint}
        rules={outbound.rules}
        problem={(path) => problem(`numbers.outbound.rules.${path}`)}
        onChange={(rules) => changeOutbound({ rules })}
      />
    </>
  );
}

/** How numbers are read that come from the trunk. */
export function InboundNumberFields({ draft: { numbers }, change, problem }: TrunkFormProps) {
  const words = useConsoleWords().trunks;
  const { inbound } = numbers;
  const changeInbound = (changes: Partial<typeof inbound>) =>
    change({ numbers: { ...numbers, inbound: { ...inbound, ...changes } } });
  return (
    <>
      <SelectField
        label={words.calledFrom}
        values={CALLED_FROM}
        texts={words.calledFromTexts}
        value={inbound.called}
        problem={problem('numbers.inbound.called')}
        onChoose={(called) => called !== null && changeInbound({ called })}
      />
      <RulesField
        label={words.inboundRules}
        hint={words.inboundRulesHint}
        rules={inbound.rules}
        problem={(path) => problem(`numbers.inbound.rules.${path}`)}
        onChange={(rules) => changeInbound({ rules })}
      />
      <RulesField
        label={words.callerRules}
        hint={words.inboundRulesHint}
        rules={inbound.callerRules}
        problem={(path) => problem(`numbers.inbound.callerRules.${path}`)}
        onChange={(callerRules) => changeInbound({ callerRules })}
      />
    </>
  );
}
