import { useId } from 'react';
import { useSettingsWords } from './words/use-settings-words.ts';

export type VolumeProps = {
  readonly label: string;
  /** From 0 to 1. */
  readonly value: number;
  readonly onChange: (value: number) => void;
};

export function Volume({ label, value, onChange }: VolumeProps) {
  const { sound: words } = useSettingsWords();
  const id = useId();
  const percent = words.percent(Math.round(value * 100));
  return (
    <div className="volume">
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id}>{percent}</output>
      <input
        id={id}
        type="range"
        min={0}
        max={1}
        step={0.05}
        value={value}
        aria-valuetext={percent}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
