import type { DialCaps } from '@wpm/contract';
import { WholeNumberField } from '../fields/whole-number-field.tsx';
import { CAPS } from './caps.ts';
import { useDiallingWords } from './words/use-dialling-words.ts';

const MOST = 1_000_000;

export type CapsFieldsProps = {
  readonly label: string;
  readonly caps: DialCaps;
  readonly problem: (path: string) => string | undefined;
  readonly onChange: (caps: DialCaps) => void;
};

/** How much somebody may call; what is empty is not limited. */
export function CapsFields({ label, caps, problem, onChange }: CapsFieldsProps) {
  const words = useDiallingWords();
  return (
    <fieldset className="checks destination dial-caps">
      <legend>{label}</legend>
      {CAPS.map((cap) => (
        <WholeNumberField
          key={cap}
          label={words.caps[cap]}
          placeholder={words.unlimited}
          min={0}
          max={MOST}
          value={caps[cap]}
          problem={problem(cap)}
          onChange={(value) => onChange({ ...caps, [cap]: value })}
        />
      ))}
    </fieldset>
  );
}
