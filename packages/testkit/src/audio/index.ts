export { EngineProcess, type EngineProcessOptions } from './engine-process.ts';
export { ProbeStream, type ReceivedPacket } from './probe-stream.ts';
export { RtpProbe, type RtpProbeOptions } from './rtp-probe.ts';
export { type Run, runsOf } from './second-marks.ts';
export { dominantFrequency, sine, toneLevel } from './tone.ts';
export { type Wav, readWav, writeWav } from './wav.ts';
export { WebRtcProbe, type WebRtcProbeOptions } from './webrtc-probe.ts';
