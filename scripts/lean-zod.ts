import type { Plugin } from 'vite';

const SCHEMA_MAKERS = /\/zod\/v4\/core\/(?:json-schema-processors|to-json-schema)\.js$/;
const WORDS_OF_PROBLEMS = /\/zod\/v4\/locales\/en\.js$/;
const EXPORTED = /^export (?:const|function) (\w+)|^export \{ \w+ as (\w+) \};/gm;

/**
 * Leaves out of zod what makes JSON Schemas of schemas, which every schema refers to and so cannot be shaken off: the platform
 * describes itself (ADR 0033), the phone and the published client only read. Who makes one there all the same is told so. And the English
 * sentences about what does not fit: they show none (`readOutput` looks at codes). 7 KB gz together.
 */
export function leanZod(): Plugin {
  return {
    name: 'lean-zod',
    apply: 'build',
    transform(code, id) {
      if (WORDS_OF_PROBLEMS.test(id)) return { code: 'export default () => ({});', map: null };
      if (!SCHEMA_MAKERS.test(id)) return null;
      const names = [...code.matchAll(EXPORTED)].map(([, own, renamed]) => renamed ?? own);
      if (names.length === 0) this.error(`${id} has no exports that are known here: look at it again`);
      const none = `const none = () => { throw new Error('nothing here makes JSON Schemas'); };\n`;
      return { code: `${none}export { ${names.map((name) => `none as ${name}`).join(', ')} };`, map: null };
    },
  };
}
