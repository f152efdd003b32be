import { type FieldReason, type ForwardingReason, type ForwardingRules, NO_ANSWER_SECONDS } from '@wpm/contract';
import { IconButton, Notice, Sheet, TextField } from '@wpm/ui';
import { UserRoundSearch } from 'lucide-react';
import { useId, useState } from 'react';
import { ColleagueList } from '../handing-on/colleague-list.tsx';
import { Toggle } from '../settings/toggle.tsx';
import type { RuleChange } from './draft.ts';
import { useForwardingWords } from './words/use-forwarding-words.ts';

export type RuleFieldsProps = {
  readonly reason: ForwardingReason;
  readonly rules: ForwardingRules;
  readonly isSaving: boolean;
  /** What the platform found wrong with the target. */
  readonly wrong: FieldReason | undefined;
  /** What it was set to elsewhere while it was changed here. */
  readonly elsewhere: string | undefined;
  readonly onChange: (change: RuleChange) => void;
};

/** One rule: whether it is on, where calls go, and for no answer after how many seconds. */
export function RuleFields({ reason, rules, isSaving, wrong, elsewhere, onChange }: RuleFieldsProps) {
  const words = useForwardingWords();
  const { name, when } = words.rules[reason];
  const { on, target } = rules[reason];
  return (
    <fieldset className="settings-group forwarding-rule" aria-label={name} disabled={isSaving}>
      <Toggle label={name} on={on} onChange={(next) => onChange({ on: next })} />
      <p className="quiet">{when}</p>
      {elsewhere !== undefined && <Notice tone="warn">{words.elsewhere(elsewhere)}</Notice>}
      {on && <Target target={target} wrong={wrong} onChange={(next) => onChange({ target: next })} />}
      {on && reason === 'no-answer' && (
        <After seconds={rules[reason].afterSeconds} onChange={(afterSeconds) => onChange({ afterSeconds })} />
      )}
    </fieldset>
  );
}

type TargetProps = {
  readonly target: string;
  readonly wrong: FieldReason | undefined;
  readonly onChange: (target: string) => void;
};

function Target({ target, wrong, onChange }: TargetProps) {
  const words = useForwardingWords();
  const [picking, setPicking] = useState(false);
  const pick = (number: string) => {
    onChange(number);
    setPicking(false);
  };
  return (
    <div className="forwarding-target">
      <TextField
        label={words.target}
        value={target}
        type="tel"
        maxLength={40}
        autoComplete="off"
        problem={wrong && (words.problems[wrong] ?? words.wrong)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <IconButton label={words.pick} icon={<UserRoundSearch aria-hidden />} onClick={() => setPicking(true)} />
      <Sheet open={picking} onClose={() => setPicking(false)} title={words.pick}>
        <ColleagueList kind="forward" onPick={pick} />
      </Sheet>
    </div>
  );
}

function After({ seconds, onChange }: { readonly seconds: number; readonly onChange: (seconds: number) => void }) {
  const words = useForwardingWords();
  const id = useId();
  const text = words.seconds(seconds);
  return (
    <div className="volume">
      <label htmlFor={id}>{words.after}</label>
      <output htmlFor={id}>{text}</output>
      <input
        id={id}
        type="range"
        min={NO_ANSWER_SECONDS.fewest}
        max={NO_ANSWER_SECONDS.most}
        step={1}
        value={seconds}
        aria-valuetext={text}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
