import type { CallDesk } from './call-desk.ts';
import { HoldReminder } from './hold-reminder.ts';
import { PauseReminder } from './pause-reminder.ts';

/** What the phone sounds of by itself while calls are up: somebody on hold, the end of a pause of the recording. */
export const remindersOf = (
  desk: Pick<CallDesk, 'getState' | 'subscribe'>,
  remind: () => void,
): readonly Disposable[] => [new HoldReminder(desk, remind), new PauseReminder(desk, remind)];
