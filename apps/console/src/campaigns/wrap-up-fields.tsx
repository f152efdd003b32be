import type { CampaignSettings } from '@wpm/contract';
import { CheckField } from '../fields/check-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { WholeNumberField } from '../fields/whole-number-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';

type WrapUp = CampaignSettings['wrapUp'];

const MODES = ['off', 'optional', 'limited', 'until-ended'] as const;

export type WrapUpFieldsProps = {
  readonly wrapUp: WrapUp;
  readonly problem: (path: string) => string | undefined;
  readonly onChange: (wrapUp: WrapUp) => void;
};

/** What an agent has time for after a call. */
export function WrapUpFields({ wrapUp, problem, onChange }: WrapUpFieldsProps) {
  const words = useConsoleWords().campaigns;
  return (
    <>
      <SelectField
        label={words.wrapUp}
        values={MODES}
        texts={words.wrapUps}
        value={wrapUp.mode}
        onChoose={(mode) => mode !== null && onChange(wrapUpOf(mode, wrapUp))}
      />
      {wrapUp.mode === 'limited' && (
        <>
          <WholeNumberField
            label={words.wrapUpSeconds}
            min={1}
            max={900}
            value={wrapUp.seconds}
            problem={problem('wrapUp.seconds')}
            onChange={(seconds) => onChange({ ...wrapUp, seconds: seconds ?? 0 })}
          />
          <CheckField
            label={words.earlyExit}
            checked={wrapUp.earlyExit}
            onChange={(earlyExit) => onChange({ ...wrapUp, earlyExit })}
          />
        </>
      )}
      {wrapUp.mode !== 'off' && (
        <CheckField
          label={words.classifierRequired}
          hint={wrapUp.mode === 'optional' ? words.optionalRequired : undefined}
          checked={wrapUp.classifierRequired}
          onChange={(classifierRequired) => onChange({ ...wrapUp, classifierRequired })}
        />
      )}
    </>
  );
}

/** What the other way of wrapping up knows as well is kept. */
function wrapUpOf(mode: (typeof MODES)[number], known: WrapUp): WrapUp {
  if (mode === 'off') return { mode };
  const classifierRequired = known.mode !== 'off' && known.classifierRequired;
  return mode === 'limited' ? { mode, seconds: 30, earlyExit: true, classifierRequired } : { mode, classifierRequired };
}
