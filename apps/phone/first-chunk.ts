import type { Plugin } from 'vite';

/** What the phone is made of, from itself, its softphone, its cache of answers and its live calls on. */
const ROOTS =
  /\/(?:apps\/phone\/src\/phone\/phone\.tsx|packages\/softphone\/src\/browser\.ts|packages\/client\/src\/stream\/live-calls\.ts|react-query\/build\/modern\/(?:useQuery|QueryClientProvider)\.js|query-core\/build\/modern\/(?:queryClient|queryObserver)\.js)$/;

/** What is there before anybody is logged in. */
const BEFORE = /\/apps\/phone\/src\/main\.tsx$/;

/** What only hands on what others have: who follows it has all of them. */
const BARREL = /\/index\.(?:ts|m?js)$/;

/** Screens stay in the chunk of the phone, with their icons, which imports this one: it must not import them. */
const WANTED = /\.ts$|\/node_modules\/@tanstack\//;

const NAME = 'logged-in';

/**
 * One chunk of what the phone needs besides its screens as soon as somebody is logged in. Left to itself the bundler makes fifteen of it, one
 * for each set of screens that share something: together they are larger (they compress worse), and each is a request. Whatever is
 * loaded later is loaded by the phone, and so has this chunk already.
 */
export function firstChunk(): Plugin {
  let first: ReadonlySet<string> = new Set();
  const codeSplitting = {
    includeDependenciesRecursively: false,
    groups: [{ debugName: NAME, name: (id: string) => (first.has(id) ? NAME : null) }],
  };
  return {
    name: 'first-chunk',
    apply: 'build',
    config: () => ({ build: { rolldownOptions: { output: { codeSplitting } } } }),
    buildEnd() {
      const all = [...this.getModuleIds()];
      const importedBy = (id: string) => this.getModuleInfo(id)?.importedIds ?? [];
      const reachedFrom = (roots: RegExp) => {
        const reached = new Set(all.filter((id) => roots.test(id)));
        for (const id of reached) for (const next of importedBy(id)) if (!BARREL.test(next)) reached.add(next);
        return reached;
      };
      const before = reachedFrom(BEFORE);
      first = new Set([...reachedFrom(ROOTS)].filter((id) => WANTED.test(id) && !before.has(id)));
    },
    // What runs first must not wait for what waits for it: the phone would stay empty.
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [file] : []));
      const made = chunks.find(({ name }) => name === NAME);
      const circle = chunks.find((one) => made?.imports.includes(one.fileName) && one.imports.includes(made.fileName));
      if (made === undefined || circle !== undefined)
        this.error(`${NAME} imports ${circle?.fileName}, which imports it`);
    },
  };
}
