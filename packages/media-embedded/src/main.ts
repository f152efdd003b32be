import { SystemClock } from '@wpm/kernel';
import { ControlServer } from './control/control-server.ts';
import { MediaEngine } from './engine/media-engine.ts';
import { processLog } from './process-log.ts';
import { readSettings } from './settings.ts';

/** The media engine's process: tells whoever started it when it is ready, logs on stderr, SIGTERM ends it cleanly. */
const log = processLog();

// A packet must never end the process: what slips through every check is a bug to be seen, not a reason to drop all calls.
process.on('uncaughtException', (error) => log.error('engine.fault', { why: error.stack ?? String(error) }));
process.on('unhandledRejection', (reason) => log.error('engine.fault', { why: String(reason) }));

const settings = readSettings(process.env);
if (settings.ok) {
  try {
    const engine = await MediaEngine.start(settings.value, new SystemClock(), { log });
    const stop = async () => {
      await engine.stop();
      control.close();
      process.exit(0);
    };
    const retire = () => {
      log.warn('engine.retires', { sessions: engine.sessions().length });
      void stop();
    };
    const control = await ControlServer.listen(settings.value.socketPath, engine, { log, retire });
    process.once('SIGTERM', () => void stop());
    process.once('SIGINT', () => void stop());
    if (process.connected) process.send?.({ socket: settings.value.socketPath });
  } catch (error) {
    log.error('engine.start-failed', { why: String(error) });
    process.exit(1);
  }
} else {
  log.error(settings.error.code, { why: settings.error.detail });
  process.exit(2);
}
