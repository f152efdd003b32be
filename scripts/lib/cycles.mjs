/**
 * Circles among modules that import each other, in time linear in the imports; dependency-cruiser's own search looks along every way
 * from every module.
 * @param {readonly { source: string, dependencies: readonly { resolved: string }[] }[]} modules
 * @returns {string[][]} each as the modules on its way, the first one again at its end; at least one where there are any
 */
export function cyclesAmong(modules) {
  const imports = new Map(modules.map(({ source, dependencies }) => [source, dependencies]));
  const done = new Set();
  const way = new Set();
  const cycles = [];
  const follow = (source) => {
    if (way.has(source)) cycles.push([...[...way].slice([...way].indexOf(source)), source]);
    if (way.has(source) || done.has(source)) return;
    way.add(source);
    for (const { resolved } of imports.get(source) ?? []) follow(resolved);
    way.delete(source);
    done.add(source);
  };
  for (const { source } of modules) follow(source);
  return cycles;
}
