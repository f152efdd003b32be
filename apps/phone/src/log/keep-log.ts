import type { Softphone } from '@wpm/softphone';
import { noteDevice } from './note-device.ts';
import { noteSoftphone } from './note-softphone.ts';
import { phoneLogHere } from './log-here.ts';

/** Notes what the phone and its device do (F42). @returns a function that ends it */
export function keepLog(softphone: Softphone): () => void {
  phoneLogHere.open();
  const ends = [noteDevice(phoneLogHere), noteSoftphone(softphone, phoneLogHere)];
  return () => {
    for (const end of ends) end();
    phoneLogHere.write();
  };
}
