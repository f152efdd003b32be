import { fileURLToPath } from 'node:url';
import type { Log } from '@wpm/kernel';
import { ENGINE_PROGRAM } from '@wpm/media-embedded/program';
import type { DemoAccount } from '../demo/seed-demo.ts';
import { platformReady } from '../platform-ready.ts';
import { printEndpoint, type Settings } from '../settings.ts';
import { checkPorts } from './busy-ports.ts';
import { type DataFolder, openDataFolder } from '../data-folder.ts';
import { LogKeeper } from './log-keeper.ts';
import { PidFile } from './pid-file.ts';
import { identify } from './process-identity.ts';
import { say, sayNotice } from './say.ts';
import { endProcess, type ProcessSpec, SupervisedProcess } from './supervised-process.ts';
import { SupervisedPostgres } from './supervised-postgres.ts';

/** Everything that runs, started and ready. */
export type Supervisor = {
  /** The accounts made just now, on a database nobody had used. */
  readonly demo: readonly DemoAccount[] | undefined;
  /** Platform, then media, which finishes its recordings, then the database. */
  stop(): Promise<void>;
  /** The platform reads its certificate anew. */
  reload(): void;
  /** Platform and media at once; the database recovers by itself at the next start. */
  kill(): void;
};

const PLATFORM = fileURLToPath(new URL('../main.ts', import.meta.url));

/**
 * Starts the platform with all it needs and keeps it running.
 * @throws what keeps it from starting, in words for the operator
 */
export async function runSupervisor(settings: Settings, log: Log): Promise<Supervisor> {
  const folder = openDataFolder(settings.data);
  const lock = claim(folder, settings);
  const keeper = keepLogs(folder);
  const running: Running = { logs: () => keeper[Symbol.asyncDispose](), lock: () => lock.remove() };
  const stop = async (): Promise<void> => {
    for (const name of STOPPED_IN_TURN) {
      const end = running[name];
      delete running[name];
      await end?.();
    }
  };
  try {
    // A platform that a crash left would hold the ports, and its supervisor is gone.
    const left = new PidFile(folder.run('platform.json')).read();
    if (left) await endProcess(left);
    await checkPorts(settings, new PidFile(folder.run('media.json')).read() !== undefined);
    const media = new SupervisedProcess(mediaSpec(folder, settings), sayNotice);
    const [url] = await Promise.all([startDatabase(folder, settings, log, running), startMedia(media, running)]);
    const platform = new SupervisedProcess(platformSpec(folder, url), sayNotice);
    running.platform = () => platform.stop();
    const { demo } = platformReady.parse(await platform.start());
    say('platform');
    return {
      demo,
      stop,
      reload: () => platform.signal('SIGHUP'),
      kill: () => {
        platform.kill();
        media.kill();
      },
    };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

function claim(folder: DataFolder, settings: Settings): PidFile {
  const lock = new PidFile(folder.run('supervisor.json'));
  const self = identify(process.pid);
  if (!self) throw new Error('this process cannot find itself in the process table');
  if (lock.claim({ ...self, about: printEndpoint(settings.http[0]) })) return lock;
  const other = lock.read();
  throw new Error(`${folder.root} is already run by process ${other?.pid ?? '?'}, at ${other?.about ?? '?'}`);
}

/** Of all that write into the folder, also of what an earlier supervisor started. */
function keepLogs(folder: DataFolder): LogKeeper {
  const keeper = new LogKeeper({
    files: (['platform', 'media', 'postgres'] as const).map((name) => folder.log(name)),
    tell: (file, why) => say(`${file} grew too large and was emptied, but not kept: ${why}`),
  });
  void keeper.look();
  return keeper;
}

/** Who needs another is ended before it. */
const STOPPED_IN_TURN = ['platform', 'media', 'database', 'logs', 'lock'] as const;
/** How what runs by now is ended. */
type Running = Partial<Record<(typeof STOPPED_IN_TURN)[number], () => Promise<void> | void>>;

/** Resolves with its address, when it takes connections. */
async function startDatabase(folder: DataFolder, settings: Settings, log: Log, running: Running): Promise<string> {
  if (settings.databaseUrl !== undefined) return settings.databaseUrl;
  const postgres = new SupervisedPostgres(folder, log, sayNotice);
  running.database = () => postgres.stop();
  const url = await postgres.start();
  say('database');
  return url;
}

async function startMedia(media: SupervisedProcess, running: Running): Promise<void> {
  running.media = () => media.stop();
  await media.start();
  say('media');
}

function mediaSpec(folder: DataFolder, settings: Settings): ProcessSpec {
  return {
    name: 'media',
    ...ENGINE_PROGRAM,
    environment: () => ({
      WPM_RTP: settings.rtp
        .map(({ host, firstPort, lastPort }) => `${printEndpoint({ host, port: firstPort })}-${lastPort}`)
        .join(','),
      WPM_PUBLIC_ADDRESS: settings.publicAddress ?? '',
      WPM_MEDIA_SOCKET: folder.mediaSocket,
      WPM_RECORDINGS: folder.recordings,
      WPM_SOUNDS: folder.sounds,
      WPM_COUNTRY: settings.country,
    }),
    ...filesOf(folder, 'media'),
    adopts: true,
  };
}

function platformSpec(folder: DataFolder, databaseUrl: string): ProcessSpec {
  return {
    name: 'platform',
    script: PLATFORM,
    environment: () => ({
      WPM_DATA: folder.root,
      WPM_MEDIA_SOCKET: folder.mediaSocket,
      DATABASE_URL: databaseUrl,
    }),
    ...filesOf(folder, 'platform'),
    adopts: false,
  };
}

function filesOf(folder: DataFolder, name: 'media' | 'platform'): Pick<ProcessSpec, 'pidFile' | 'logFile'> {
  return { pidFile: folder.run(`${name}.json`), logFile: folder.log(name) };
}
