import { WholeNumberField } from '../fields/whole-number-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import type { TrunkFormProps } from './trunk-draft.ts';

const LIMITS = ['total', 'inbound', 'outbound'] as const;

/** Which calls it gets among the others. */
export function ShareFields({ draft, change, problem }: TrunkFormProps) {
  const words = useConsoleWords().trunks;
  return (
    <>
      <WholeNumberField
        label={words.priority}
        hint={words.priorityHint}
        min={1}
        max={99}
        value={draft.priority}
        problem={problem('priority')}
        onChange={(priority) => change({ priority: priority ?? 0 })}
      />
      <WholeNumberField
        label={words.weight}
        hint={words.weightHint}
        min={0}
        max={1_000}
        value={draft.weight}
        problem={problem('weight')}
        onChange={(weight) => change({ weight: weight ?? 0 })}
      />
    </>
  );
}

/** How many calls it carries at once, and how often it is asked whether it is there. */
export function LimitFields({ draft, change, problem }: TrunkFormProps) {
  const words = useConsoleWords().trunks;
  const { limits, health } = draft;
  return (
    <>
      <fieldset className="checks destination">
        <legend>{words.limits}</legend>
        <div className="limits">
          {LIMITS.map((limit) => (
            <WholeNumberField
              key={limit}
              label={words.limitTexts[limit]}
              placeholder={words.noLimit}
              min={0}
              max={100_000}
              value={limits[limit]}
              problem={problem(`limits.${limit}`)}
              onChange={(most) => change({ limits: { ...limits, [limit]: most } })}
            />
          ))}
        </div>
      </fieldset>
      <WholeNumberField
        label={words.everySeconds}
        hint={words.everySecondsHint}
        min={0}
        max={3_600}
        value={health.everySeconds}
        problem={problem('health.everySeconds')}
        onChange={(everySeconds) => change({ health: { ...health, everySeconds: everySeconds ?? 0 } })}
      />
    </>
  );
}
