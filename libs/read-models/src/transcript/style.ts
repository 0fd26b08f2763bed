/** Both themes, and paper. */
export const transcriptStyle = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5a6576; --line: #d8dee8; --paper: #fff; --visitor: #f1f4f9; --operator: #e4efff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ecf3; --soft: #a3adbd; --line: #39424f; --paper: #161b22; --visitor: #232a35; --operator: #1c3554; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; line-height: 1.25; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0 0 1.5rem; padding-bottom: 1rem; border-bottom: 1px solid var(--line); }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
ol { list-style: none; margin: 0; padding: 0; }
li { margin: 0 0 .6rem; break-inside: avoid; }
li.visitor, li.operator { padding: .5rem .8rem; border-radius: .6rem; width: fit-content; max-width: 85%; box-sizing: border-box; }
li.visitor { background: var(--visitor); }
li.operator { background: var(--operator); margin-inline-start: auto; }
li.notice { color: var(--soft); text-align: center; font-size: .9rem; overflow-wrap: anywhere; }
li header { font-size: .85rem; color: var(--soft); overflow-wrap: anywhere; }
li header b { color: var(--ink); }
time { font-variant-numeric: tabular-nums; white-space: nowrap; }
li p { margin: .1rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.hole { color: var(--soft); font-style: italic; border: 1px dashed var(--soft); border-radius: .3rem; padding: 0 .4rem; }
@media print {
  :root { --ink: #000; --soft: #444; --line: #999; --paper: #fff; --visitor: #fff; --operator: #fff; color-scheme: light; }
  main { margin: 0; max-width: none; }
  li.visitor, li.operator { border: 1px solid var(--line); }
}
`;
