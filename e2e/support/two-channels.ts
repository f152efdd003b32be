const RATE = 8_000;

/** A WAV of two channels, 8 kHz, 16 bits, each with its own tone. */
export function twoChannels(seconds: number, leftHz: number, rightHz: number): Buffer {
  const data = Buffer.alloc(RATE * seconds * 4);
  for (let at = 0; at < RATE * seconds; at++) {
    data.writeInt16LE(sample(leftHz, at), at * 4);
    data.writeInt16LE(sample(rightHz, at), at * 4 + 2);
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(2, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 4, 28);
  head.writeUInt16LE(4, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

function sample(hz: number, at: number): number {
  return Math.round(8_000 * Math.sin((2 * Math.PI * hz * at) / RATE));
}
