/** The engine's protocols, for whoever plays the far end of a call, or of its control socket: probes and benchmarks. */
export { resample } from '../audio/resample.ts';
export { type WavSound, readWavSound } from '../audio/wav-sound.ts';
export { type AudioDecoder, WIDE_FRAME, WIDE_RATE, openDecoder, openEncoder } from '../codec/codec.ts';
export { FrameReader, writeFrame } from '../control/frame.ts';
export { PROTOCOL, isControlRequest } from '../control/protocol.ts';
export { decode, encode, isLaw } from '../codec/g711.ts';
export { type DtlsCertificate, makeDtlsCertificate } from '../dtls/certificate.ts';
export type { SrtpKeys } from '../dtls/dtls-association.ts';
export {
  ATTRIBUTE,
  STUN,
  type StunMessage,
  isAuthentic,
  readStun,
  writeStun,
  xorMappedAddress,
} from '../ice/stun-message.ts';
export { type TransportAddress, familyOf, sameAddress } from '../net/transport-address.ts';
export { type UdpSocket, openUdpSocket } from '../net/udp-socket.ts';
export { isRtcp, readRtp, writeRtpHeader } from '../rtp/rtp-packet.ts';
export { SdesSecurity } from '../srtp/sdes.ts';
export { MAX_SRTP_GROWTH, SRTP_PROFILES, type SrtpProfile, SrtpReceiver, SrtpSender } from '../srtp/srtp-session.ts';
export { type DtlsClientSide, startDtlsClient } from './dtls-client.ts';
