import { BREAK_ICONS, type BreakSettings } from '@wpm/contract';
import { Choice } from '@wpm/ui';
import type { Entry } from '../administration/entries.ts';
import type { FormProps } from '../administration/noun.ts';
import { CheckField } from '../fields/check-field.tsx';
import { NamesFields } from '../fields/names-fields.tsx';
import { TextField } from '../fields/text-field.tsx';
import { WholeNumberField } from '../fields/whole-number-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';

/** Everything that is set of a break. */
export function BreakForm({ draft, change, problem }: FormProps<BreakSettings, Entry<BreakSettings>>) {
  const words = useConsoleWords().breaks;
  return (
    <>
      <NamesFields names={draft.names} problem={problem} onChange={(names) => change({ names })} />
      <WholeNumberField
        label={words.plannedMinutes}
        hint={words.plannedHint}
        placeholder={words.unlimited}
        min={1}
        max={480}
        value={draft.plannedMinutes}
        problem={problem('plannedMinutes')}
        onChange={(plannedMinutes) => change({ plannedMinutes })}
      />
      <Choice
        label={words.icon}
        value={draft.icon}
        options={BREAK_ICONS.map((icon) => ({ value: icon, text: words.icons[icon] }))}
        onChoose={(icon) => change({ icon })}
      />
      <TextField
        label={words.colour}
        type="color"
        value={draft.colour}
        problem={problem('colour')}
        onChange={(colour) => change({ colour })}
      />
      <CheckField label={words.paid} checked={draft.paid} onChange={(paid) => change({ paid })} />
      <CheckField
        label={words.enabled}
        hint={words.enabledHint}
        checked={draft.enabled}
        onChange={(enabled) => change({ enabled })}
      />
    </>
  );
}
