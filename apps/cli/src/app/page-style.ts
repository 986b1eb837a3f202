/** How the pages look. There is no other resource: nothing is loaded from anywhere. */

export const STYLE = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1d2330, #e3e7ee); --quiet: light-dark(#566072, #a2acbd);
  --ground: light-dark(#f4f5f8, #12151c); --card: light-dark(#fff, #1b202a);
  --line: light-dark(#d9dde5, #323a48); --accent: light-dark(#1257c2, #8ab8ff);
  --on-accent: light-dark(#fff, #0d1626); --alert: light-dark(#a3261b, #ff9d92);
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 3rem 1rem; background: var(--ground); color: var(--text);
  font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: break-word;
}
main {
  max-width: 46rem; margin: 0 auto; padding: 2rem 2.25rem 2.25rem;
  background: var(--card); border: 1px solid var(--line); border-radius: 12px;
}
h1 { margin: 0 0 .75rem; font-size: 1.7rem; line-height: 1.25; }
h2 { margin: 2rem 0 .5rem; font-size: 1.1rem; }
p { margin: .5rem 0; max-width: 65ch; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 4px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1.25rem; margin: 1.25rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; min-width: 0; }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .45rem 1rem .45rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { border-top: 0; color: var(--quiet); font-weight: 400; }
tbody th { font-weight: 600; white-space: nowrap; }
code { font: .9em/1.5 ui-monospace, monospace; }
.option { white-space: nowrap; }
.command { display: block; margin: .35rem 0; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: 6px;
  background: var(--ground); }
ol { margin: 1.25rem 0 0; padding-left: 1.4rem; }
li { margin: .9rem 0; padding-left: .25rem; }
button {
  margin: 1.5rem 0 .5rem; padding: .8rem 1.5rem; border: 0; border-radius: 8px; background: var(--accent);
  color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer;
}
button:hover { filter: brightness(1.12); }
.quiet { color: var(--quiet); font-size: .92rem; }
.alert { color: var(--alert); font-weight: 600; }
@media (max-width: 40rem) {
  body { padding: 0; } main { border: 0; border-radius: 0; padding: 1.5rem 1.25rem; }
  dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .6rem; }
  th, td { padding-right: .6rem; } tbody th { white-space: normal; }
}
@media (max-width: 26rem) {
  thead { position: absolute; clip-path: inset(50%); }
  tbody tr { display: grid; grid-template-columns: 1fr max-content; border-top: 1px solid var(--line); padding: .45rem 0; }
  tbody th, td { border: 0; padding: 0; min-width: 0; } td:last-child { grid-column: 1 / -1; overflow-wrap: anywhere; }
}
`;
