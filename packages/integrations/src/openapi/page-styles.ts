/** The stylesheet of the page; the reader's system chooses light or dark. */
export const PAGE_STYLES = `
:root { color-scheme: light dark; --line: light-dark(#d7dce1, #363c44); --soft: light-dark(#f4f6f8, #1c2127);
  --quiet: light-dark(#56606b, #a4aeb9); --get: light-dark(#0b6bcb, #6cb6ff); --post: light-dark(#1a7f37, #57c878);
  --put: light-dark(#8a5a00, #e0a63a); --delete: light-dark(#b3261e, #ff8a80); }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; display: grid; grid-template-columns: 13rem minmax(0, 1fr);
  background: light-dark(#fff, #14181d); color: light-dark(#1b1f24, #e6eaee); }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1.5rem 1rem; border-right: 1px solid var(--line); }
nav ul { margin: 0; padding: 0; list-style: none; }
nav a { display: block; padding: .25rem .5rem; border-radius: .25rem; color: inherit; text-decoration: none; }
nav a:hover, nav a:focus-visible { background: var(--soft); }
main { padding: 1.5rem 2rem 4rem; max-width: 68rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.125rem; margin-top: 2.5rem; } h3 { font-size: 1rem; margin-top: 2rem; }
h4 { margin: 1rem 0 .25rem; font-size: .8125rem; color: var(--quiet); }
a { color: var(--get); }
code { font: .875em ui-monospace, monospace; }
details { border: 1px solid var(--line); border-radius: .375rem; margin: .375rem 0; padding: 0 .75rem; }
details[open] { padding-bottom: .75rem; }
summary { padding: .5rem 0; cursor: pointer; display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; }
summary b { min-width: 4rem; font: 600 .8125rem ui-monospace, monospace; }
summary span { color: var(--quiet); }
.get { color: var(--get); } .post { color: var(--post); } .put { color: var(--put); } .delete { color: var(--delete); }
table { border-collapse: collapse; width: 100%; }
td { border-top: 1px solid var(--line); padding: .3rem .5rem .3rem 0; vertical-align: top; overflow-wrap: anywhere; }
td:first-child { width: 14rem; }
td table { margin: .25rem 0 0 .75rem; width: calc(100% - .75rem); }
i, small { color: var(--quiet); font-style: normal; font-size: .8125rem; }
dl { display: grid; grid-template-columns: 3.5rem 1fr; margin: 0; }
dt { font: .875rem ui-monospace, monospace; } dd { margin: 0; } dd p { margin: 0 0 .125rem; }
@media (max-width: 44rem) {
  body { grid-template-columns: 1fr; } nav { position: static; height: auto; border: 0; } main { padding: 1rem; }
  nav ul { display: flex; flex-wrap: wrap; } td:first-child { width: 9rem; }
}
`.trimStart();
