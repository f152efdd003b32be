import { useId } from 'react';

export type RecallTimeProps = {
  readonly label: string;
  /** As a field of the kind has it: the device's own time, without a zone. Empty: none yet. */
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** When a customer is to be called again, by the device's own picker. */
export function RecallTime({ label, value, onChange }: RecallTimeProps) {
  const id = useId();
  return (
    <div className="ui-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="datetime-local"
        required
        min={localTime(new Date())}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}

/** `2026-11-29T14:05`, where the device is. */
export function localTime(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** The instant of such a time; undefined where it is none. */
export function instantOf(value: string): string | undefined {
  const at = new Date(value);
  return value === '' || Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
