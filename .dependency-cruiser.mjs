/** Which package may import which. This table is the architecture; docs/architecture.md is drawn from it. */
const MAY = {
  kernel: [],
  contract: [],
  sdp: ['kernel'],
  sip: ['kernel'],
  media: ['kernel', 'sdp'],
  'media-embedded': ['kernel', 'sdp', 'media'],
  'media-rtpengine': ['kernel', 'sdp', 'media'],
  directory: ['kernel', 'contract'],
  calls: ['kernel', 'contract', 'sip', 'sdp', 'media'],
  acd: ['kernel', 'contract', 'calls', 'directory'],
  integrations: ['kernel', 'contract'],
  store: ['kernel', 'contract', 'calls', 'acd', 'directory'],
  server: [
    'kernel',
    'contract',
    'sip',
    'sdp',
    'media',
    'media-embedded',
    'media-rtpengine',
    'calls',
    'acd',
    'directory',
    'integrations',
    'store',
  ],
  client: ['contract'],
  softphone: ['contract'],
  ui: ['contract'],
  testkit: ['kernel', 'contract', 'sip', 'sdp', 'media', 'media-embedded', 'calls', 'store', 'server', 'client'],
};
const PROBE_ENTRY = '^packages/media-embedded/src/wire/index\\.ts$';
const layers = Object.entries(MAY).map(([name, may]) => ({
  name: `${name}-imports-only-what-it-may`,
  severity: 'error',
  from: { path: `^packages/${name}/` },
  to: { path: '^(packages|apps)/', pathNot: `^packages/(${[name, ...may].join('|')})/` },
}));
export default {
  forbidden: [
    ...layers,
    {
      name: 'apps-know-only-the-wire',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^(packages|apps)/', pathNot: '^(packages/(contract|client|softphone|ui)/|apps/$1/)' },
    },
    {
      name: 'no-reaching-past-index',
      comment: 'another package is entered through its index only',
      severity: 'error',
      from: { path: '^(packages|apps)/([^/]+)/' },
      to: {
        path: '^packages/[^/]+/src/',
        pathNot: [
          '^packages/$2/',
          '^packages/[^/]+/src/index\\.ts$',
          '^packages/media/src/conformance/',
          '^packages/store/src/prepared-cluster',
          '^packages/store/src/embedded/start-embedded\\.ts$',
          // How the engine's process is started: who starts it has no use for the engine itself.
          '^packages/media-embedded/src/program\\.ts$',
          PROBE_ENTRY,
        ],
      },
    },
    {
      name: 'only-probes-know-the-packets',
      comment: 'the second entry of media-embedded: SRTP, STUN and sockets for the testkit that plays the far end',
      severity: 'error',
      from: { pathNot: '^packages/(testkit|media-embedded)/' },
      to: { path: PROBE_ENTRY },
    },
    {
      name: 'core-does-no-io',
      severity: 'error',
      from: {
        path: '^packages/(sdp|calls|acd|directory|sip/src/(message|transaction|dialog|reliable|session-timer))/',
        pathNot: '\\.test\\.ts$',
      },
      to: { dependencyTypes: ['core'] },
    },
    // That there are no circles is found by scripts/lib/cycles.mjs, from the same list: here it takes a third of the time.
    {
      name: 'no-undeclared',
      severity: 'error',
      from: { pathNot: '\\.(test|conformance)\\.ts$' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-orphans',
      severity: 'warn',
      from: { orphan: true, pathNot: '(index|\\.test|vitest\\.config)\\.ts$' },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    // Circles are found by scripts/lib/cycles.mjs, from the same list.
    skipAnalysisNotInRules: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.d\\.ts$' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
