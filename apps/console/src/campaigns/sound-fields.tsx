import type { CampaignSettings } from '@wpm/contract';
import { TargetField } from '../administration/edit/target-field.tsx';
import { useSounds } from '../administration/targets.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';

type Sounds = CampaignSettings['sounds'];

/** In the order a customer hears them. */
const PLAYED = [
  'greeting',
  'recordingNotice',
  'music',
  'leaveNumber',
  'outOfHours',
  'voicemail',
] as const satisfies readonly (keyof Sounds)[];

export type SoundFieldsProps = {
  readonly sounds: Sounds;
  /** Who is called hears nothing of a queue. */
  readonly isInbound: boolean;
  /** Where nothing is recorded, nobody is told so; where leaving a number or a message is not offered, nothing is said of it. */
  readonly isRecorded: boolean;
  readonly offersToLeave: boolean;
  readonly takesMessages: boolean;
  readonly problem: (path: string) => string | undefined;
  readonly onChange: (sounds: Sounds) => void;
};

/** What customers of the campaign hear of the tenant's own; where none is chosen, the platform's. */
export function SoundFields({ sounds, problem, onChange, ...offers }: SoundFieldsProps) {
  const words = useConsoleWords().campaigns;
  const targets = useSounds();
  const isPlayed: Partial<Record<keyof Sounds, boolean>> = {
    greeting: offers.isInbound,
    music: offers.isInbound,
    outOfHours: offers.isInbound,
    recordingNotice: offers.isRecorded,
    leaveNumber: offers.isInbound && offers.offersToLeave,
    voicemail: offers.isInbound && offers.takesMessages,
  };
  return PLAYED.filter((played) => isPlayed[played] ?? true).map((played) => (
    <TargetField
      key={played}
      label={words.sounds[played]}
      targets={targets}
      none={words.noSound[played]}
      value={sounds[played] ?? ''}
      problem={problem(`sounds.${played}`)}
      onChoose={(id) => onChange({ ...sounds, [played]: id === '' ? null : id })}
    />
  ));
}
