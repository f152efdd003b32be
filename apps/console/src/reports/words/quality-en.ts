import type { quality as pl } from './quality-pl.ts';

export const quality: typeof pl = {
  groups: { agent: 'Agent', network: 'Network', day: 'Day', 'hour-of-day': 'Hour' },
  networks: { webrtc: 'browser (WebRTC)', rtp: 'SIP phone (RTP)', srtp: 'SIP phone (SRTP)' },
  removed: 'a trunk that was removed',
  chart: 'Ends of calls: heard well, poorly, not measured',
  good: 'Heard well',
  unmeasured: 'Not measured',
  hint: 'Every end of a call counts by the worse of its two ways. Heard poorly: a MOS below 3.6.',
  columns: {
    legs: 'Ends',
    poor: 'Heard poorly',
    loss: 'Loss, mean (%)',
    lossMax: 'highest loss (%)',
    jitter: 'Jitter, mean (ms)',
    jitterMax: 'highest jitter (ms)',
    rtt: 'RTT, mean (ms)',
    rttMax: 'highest RTT (ms)',
    mos: 'MOS, mean',
    mosMin: 'worst MOS',
  },
  exportedGroup: 'Agent, network, day or hour',
};
