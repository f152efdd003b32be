import type { Attribute, Direction, MediaDescription, SessionDescription } from './session-description.ts';

/** Whatever carries `a=` lines: the session or one of its media sections. */
export type AttributeSection = { readonly attributes: readonly Attribute[] };

/** One codec of a media section as `a=rtpmap` and `a=fmtp` describe it. */
export interface RtpMap {
  readonly payloadType: number;
  /** As written: `PCMA`, `opus`, `telephone-event`; compare without case (RFC 4855 §3). */
  readonly encoding: string;
  /** In Hz. */
  readonly clockRate: number;
  readonly channels?: number;
  readonly fmtp?: string;
}

/** Value of the section's first `a=name`: `''` for a flag, undefined where there is none. */
export function attribute(section: AttributeSection, name: string): string | undefined {
  const found = section.attributes.find((each) => each.name === name);
  return found && (found.value ?? '');
}

/** Values of all `a=name` of the section in order. */
export function attributes(section: AttributeSection, name: string): string[] {
  return section.attributes.filter((each) => each.name === name).map((each) => each.value ?? '');
}

/** RFC 3551 §6: these payload types mean the same with and without `a=rtpmap`. */
const STATIC: ReadonlyMap<number, RtpMap> = new Map([
  [0, { payloadType: 0, encoding: 'PCMU', clockRate: 8000 }],
  [8, { payloadType: 8, encoding: 'PCMA', clockRate: 8000 }],
  [9, { payloadType: 9, encoding: 'G722', clockRate: 8000 }],
]);

/** The codecs of a media section in the sender's order of preference; formats without a known meaning are left out. */
export function rtpMaps(media: MediaDescription): RtpMap[] {
  const mapped = attributes(media, 'rtpmap');
  const parameters = attributes(media, 'fmtp');
  return media.formats.flatMap((format) => {
    const map =
      mapped.map(readRtpMap).find((each) => each?.payloadType === Number(format)) ?? STATIC.get(Number(format));
    if (!map) return [];
    const fmtp = parameters.find((each) => each.startsWith(`${format} `))?.slice(format.length + 1);
    return [fmtp === undefined ? map : { ...map, fmtp }];
  });
}

function readRtpMap(value: string): RtpMap | undefined {
  const [, payloadType, encoding, clockRate, channels] =
    /^(\d{1,3}) ([^/\s]+)\/(\d+)(?:\/(\d+))?\s*$/.exec(value) ?? [];
  if (encoding === undefined) return undefined;
  const map = { payloadType: Number(payloadType), encoding, clockRate: Number(clockRate) };
  return channels === undefined ? map : { ...map, channels: Number(channels) };
}

const DIRECTIONS: readonly Direction[] = ['sendrecv', 'sendonly', 'recvonly', 'inactive'];

/** The direction of a media section: its own, else the session's, else `sendrecv` (RFC 8866 §6.7). */
export function directionOf(description: SessionDescription, media: MediaDescription): Direction {
  return writtenDirection(media) ?? writtenDirection(description) ?? 'sendrecv';
}

const writtenDirection = (section: AttributeSection): Direction | undefined =>
  DIRECTIONS.find((direction) => attribute(section, direction) !== undefined);

const MIRRORED: Readonly<Record<Direction, Direction>> = {
  sendrecv: 'sendrecv',
  sendonly: 'recvonly',
  recvonly: 'sendonly',
  inactive: 'inactive',
};

/** The widest direction an answer may carry for an offered one (RFC 3264 §6.1). */
export function answerDirection(offered: Direction): Direction {
  return MIRRORED[offered];
}
