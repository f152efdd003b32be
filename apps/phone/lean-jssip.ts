import type { Plugin } from 'vite';

/** In the place of the package `debug`: says nothing. CommonJS, as JsSIP asks for it. */
const SILENT_LOG = '\0silent-log';
const SILENT_LOG_CODE = `
const makeLog = () => Object.assign(() => {}, { enabled: false, log: () => {} });
makeLog.default = makeLog;
module.exports = makeLog;
`;

/**
 * What the softphone never asks JsSIP for, and what no peer can make it do: a request of these methods that comes in is refused
 * (OPTIONS: answered) before its class is reached, since nobody listens for it. The socket is our own.
 */
const UNUSED =
  /\/jssip\/lib\/((?:RTCSession\/ReferSubscriber|Message|Notifier|Options|Subscriber|WebSocketInterface)\.js)$/;
const UNUSED_FILES = 6;

/**
 * Leaves out of JsSIP what no user needs: the package with which it logs its every step (the platform's SIP trace says more),
 * the classes of requests the phone neither sends nor takes, and all of its package.json but its name, title and version.
 * 8 KB gz of the 60. Who makes one of these requests in the phone all the same is told so.
 */
export function leanJssip(): Plugin {
  const leftOut = new Set<string>();
  return {
    name: 'lean-jssip',
    enforce: 'pre',
    resolveId: (source, importer) => (source === 'debug' && importer?.includes('/jssip/') ? SILENT_LOG : null),
    load: (id) => (id === SILENT_LOG ? SILENT_LOG_CODE : null),
    transform(code, id) {
      const unused = UNUSED.exec(id)?.[1];
      if (unused !== undefined) {
        leftOut.add(unused);
        return {
          code: `module.exports = class { constructor() { throw new Error('the phone has no ${unused} of JsSIP'); } };`,
          map: null,
        };
      }
      if (!id.endsWith('/jssip/package.json')) return null;
      const { name, title, version }: Record<'name' | 'title' | 'version', string> = JSON.parse(code);
      return { code: JSON.stringify({ name, title, version }), map: null };
    },
    buildEnd(fault) {
      if (fault === undefined && leftOut.size !== UNUSED_FILES) {
        this.error(`of JsSIP's unused files only ${[...leftOut].join(', ')} are where they were: look at them again`);
      }
    },
  };
}
