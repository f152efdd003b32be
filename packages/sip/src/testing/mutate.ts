import type { SeededRandom } from './random.ts';

/** Bytes parsers trip over. */
const AWKWARD = new TextEncoder().encode('\r\n\r\n \t\0"<>;,:@=%\\/[]0129999999SIP\u00ff漢');

/** A copy of the bytes with one to four wounds: a bit turned, bytes lost, doubled, put in, or the end cut off. */
export function mutate(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  let mutant = [...bytes];
  for (let wounds = 1 + random.below(4); wounds > 0; wounds--) {
    const at = random.below(mutant.length + 1);
    const length = 1 + random.below(12);
    const awkwardAt = random.below(AWKWARD.length);
    switch (random.below(5)) {
      case 0:
        mutant[at] = (mutant[at] ?? 0) ^ (1 << random.below(8));
        break;
      case 1:
        mutant.splice(at, length);
        break;
      case 2:
        mutant.splice(at, 0, ...mutant.slice(at, at + length));
        break;
      case 3:
        mutant.splice(at, random.below(2), ...AWKWARD.subarray(awkwardAt, awkwardAt + random.below(4)));
        break;
      default:
        mutant = random.below(8) === 0 ? mutant.slice(0, at) : mutant;
    }
  }
  return Uint8Array.from(mutant);
}
