import type { AudioDevice } from '@wpm/softphone';
import { useId } from 'react';
import { useSettingsWords } from './words/use-settings-words.ts';

export type DevicePickerProps = {
  readonly label: string;
  /** Null is the system's own. */
  readonly chosen: string | null;
  readonly devices: readonly AudioDevice[];
  readonly onChoose: (device: string | null) => void;
};

/** One of the devices; one that is unplugged stays chosen, and it is said what goes on meanwhile. */
export function DevicePicker({ label, chosen, devices, onChoose }: DevicePickerProps) {
  const { sound: words } = useSettingsWords();
  const id = useId();
  const isGone = chosen !== null && devices.length > 0 && devices.every((device) => device.id !== chosen);
  return (
    <div className="ui-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={isGone ? '' : (chosen ?? '')}
        aria-describedby={isGone ? `${id}-gone` : undefined}
        onChange={(event) => onChoose(event.currentTarget.value || null)}
      >
        <option value="">{words.system}</option>
        {devices.map((device, index) => (
          <option key={device.id} value={device.id}>
            {device.name || words.unnamed(index + 1)}
          </option>
        ))}
      </select>
      {isGone && (
        <p id={`${id}-gone`} className="quiet">
          {words.gone}
        </p>
      )}
    </div>
  );
}
