import type { Plugin } from 'vite';

/** In the place of the package `debug`: says nothing. CommonJS, as JsSIP asks for it. */
const SILENT_LOG = '\0silent-log';
const SILENT_LOG_CODE = `
const makeLog = () => Object.assign(() => {}, { enabled: false, log: () => {} });
makeLog.default = makeLog;
module.exports = makeLog;
`;

/**
 * Leaves out of JsSIP what no user needs: the package with which it logs its every step (the platform's SIP trace says more),
 * and all of its package.json but its name, title and version. 4 KB gz of the 60.
 */
export function leanJssip(): Plugin {
  return {
    name: 'lean-jssip',
    enforce: 'pre',
    resolveId: (source, importer) => (source === 'debug' && importer?.includes('/jssip/') ? SILENT_LOG : null),
    load: (id) => (id === SILENT_LOG ? SILENT_LOG_CODE : null),
    transform(code, id) {
      if (!id.endsWith('/jssip/package.json')) return null;
      const { name, title, version }: Record<'name' | 'title' | 'version', string> = JSON.parse(code);
      return { code: JSON.stringify({ name, title, version }), map: null };
    },
  };
}
