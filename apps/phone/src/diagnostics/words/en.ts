import type { DiagnosticsWords } from './diagnostics-words.ts';

/** What the diagnostics say, in English. */
export const en: DiagnosticsWords = {
  mos: 'Estimated call quality (MOS)',
  mosOf: (value) => `${value} of 5`,
  mosExplained:
    'From 1 (no conversation possible) to 4.4 (like a good telephone), estimated from loss, jitter and delay by the E-model (ITU-T G.107, simplified). It does not measure what was said.',
  grades: { good: 'good', fair: 'fair', poor: 'poor', bad: 'bad' },
  explain: (name) => `What is: ${name}`,
  inbound: 'From the other party',
  outbound: 'To the other party',
  both: 'There and back',
  unknown: 'no data',
  over: 'over the limit',
  measures: {
    lossPercent: {
      name: 'Packet loss',
      limit: 'Should not occur',
      explained:
        'How much information never arrives. Loss is heard as gaps and distortion, and the call may be cut off. Better Wi-Fi or mobile coverage helps.',
    },
    jitterMs: {
      name: 'Jitter',
      limit: 'At most 30 ms',
      explained:
        'How much the delay changes from packet to packet. The higher it is, the worse the quality: speech gets choppy. Often the network is congested, for example by a large download beside the call.',
    },
    rttMs: {
      name: 'Round-trip time (RTT)',
      limit: 'At most 250 ms',
      explained:
        'The time a packet takes to the server and back. The longer it is, the more often people talk over each other.',
    },
  },
  chart: (name, average, worst) => `${name} over the call: ${average} on average, ${worst} at worst`,
  stored: 'This data is stored on this device only.',
  waiting: 'The first data will be here in a moment.',
  export: 'Save as Excel',
  exportFailed: 'The file could not be saved. Try again.',
  file: 'diagnostics',
  workbook: {
    summary: 'Summary',
    samples: 'Samples',
    call: 'Call',
    party: 'Other party',
    number: 'Number',
    started: 'Started',
    seconds: 'Measured [s]',
    measure: 'Parameter',
    direction: 'Direction',
    limit: 'Limit',
    average: 'Average',
    worst: 'Worst',
    secondsOver: 'Seconds over the limit',
    mos: 'MOS (estimated)',
    marked: 'Values over their limit are marked.',
    time: 'Time',
    second: 'Second',
  },
};
