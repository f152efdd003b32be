import type { Attribute, Connection, SessionDescription } from './session-description.ts';

/**
 * Writes a session description, lines in the order RFC 8866 §5 demands and ended by CRLF. Line breaks inside a value
 * become spaces, so that no value can add a line.
 */
export function printSdp(description: SessionDescription): string {
  const { origin } = description;
  const lines = [
    'v=0',
    `o=${origin.username} ${origin.sessionId} ${origin.version} IN ${origin.addressFamily} ${origin.address}`,
    `s=${description.name}`,
    ...connectionLine(description.connection),
    't=0 0',
    ...description.attributes.map(attributeLine),
  ];
  for (const media of description.media) {
    lines.push(`m=${media.type} ${media.port} ${media.protocol} ${media.formats.join(' ')}`);
    lines.push(...connectionLine(media.connection), ...media.attributes.map(attributeLine));
  }
  return lines.map((line) => `${line.replace(/[\r\n]+/g, ' ')}\r\n`).join('');
}

const connectionLine = (connection: Connection | undefined): string[] =>
  connection ? [`c=IN ${connection.family} ${connection.address}`] : [];

const attributeLine = ({ name, value }: Attribute): string =>
  value === undefined ? `a=${name}` : `a=${name}:${value}`;
