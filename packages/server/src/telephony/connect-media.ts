import process from 'node:process';
import type { Log } from '@wpm/kernel';
import { EmbeddedMediaPlane } from '@wpm/media-embedded';
import type { Settings } from '../settings.ts';

/** The supervisor starts the platform anew, from the files the engine was started from. */
const startAnew = () => void process.kill(process.pid, 'SIGTERM');

/** The media process of this node. @throws MediaError `engine/gone` where it does not answer */
export function connectMedia({ settings, log }: { settings: Settings; log: Log }): Promise<EmbeddedMediaPlane> {
  const { mediaSocket } = settings;
  if (mediaSocket === undefined)
    throw new Error('WPM_MEDIA_SOCKET is not set: the platform is started by the supervisor');
  return EmbeddedMediaPlane.connect({ socketPath: mediaSocket, log, onOutdated: startAnew });
}
