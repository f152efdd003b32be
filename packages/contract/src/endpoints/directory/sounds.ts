import { administered } from '../../administered.ts';
import { soundSettings } from '../../shapes/directory/sound.ts';

/** Sounds of the tenant's own: what campaigns greet, announce and play. Files go over `/sound-files`, as they are. */
export const sounds = administered('/sounds', soundSettings);
