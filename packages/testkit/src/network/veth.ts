import { command } from './command.ts';

/** `ip` says so where a device of that name is there already. */
const IS_TAKEN = 'File exists';

export type FarEnd = { readonly device: string; readonly namespace: string };

/**
 * Lays a wire from this machine into a namespace, at the first place nobody has: a device's name can be given once, so who gives it has
 * the place. Another run's may stand beside, or be left behind by one that was killed. The device here goes with the other end.
 *
 * @param nearName the device's name here, without its place
 * @returns the place: 0 and up, below `places`
 * @throws where all places are taken, and with what `ip` said where it fails otherwise
 */
export async function layWire(nearName: string, far: FarEnd, places: number): Promise<number> {
  for (let place = 0; place < places; place++) {
    const ends = [`${nearName}${place}`, 'type', 'veth', 'peer', 'name', far.device, 'netns', far.namespace];
    try {
      await command('ip', 'link', 'add', ...ends);
      return place;
    } catch (cause) {
      if (!String(cause).includes(IS_TAKEN)) throw cause;
    }
  }
  throw new Error(`all ${places} places for ${nearName} are taken`);
}
