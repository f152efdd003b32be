import type { Command, Perform } from '@wpm/softphone';
import { client } from '../client.ts';

/** Sends a command of the user's to the platform (F31–F33, F39). */
export const perform: Perform = (callId, command) => SEND[command.kind](callId, 'to' in command ? command.to : '');

const SEND: Record<Command['kind'], (callId: string, to: string) => ReturnType<Perform>> = {
  hold: (callId) => client.holdCall({ callId }),
  retrieve: (callId) => client.retrieveCall({ callId }),
  consult: (callId, to) => client.startConsultation({ callId, to }),
  transfer: (callId, to) => client.transferCall({ callId, to }),
  back: (callId) => client.endConsultation({ callId }),
  swap: (callId) => client.swapConsultation({ callId }),
  join: (callId) => client.joinConsultation({ callId }),
  complete: (callId) => client.completeConsultation({ callId }),
  'pause-recording': (callId) => client.pauseRecording({ callId }),
  'lengthen-pause': (callId) => client.pauseRecording({ callId, longer: true }),
  'resume-recording': (callId) => client.resumeRecording({ callId }),
};
