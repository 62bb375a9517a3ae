/** Of the page behind a link: a quiet wall for pictures. A file of its own, since the policy allows no style within the page. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f7f5f1, #131211);
  --ink: light-dark(#1d1b18, #f1ede7);
  --soft: light-dark(#5a544b, #b5aea4);
  --line: light-dark(#e3ded6, #2d2a27);
  --accent: light-dark(#2f51c4, #98afff);
  --danger: light-dark(#b0261d, #ff9f94);
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; display: flex; flex-direction: column;
  background: var(--page); color: var(--ink);
  font: 0.9375rem/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
}
header, main, footer { width: 100%; max-width: 110rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 3rem); }
header { padding-top: clamp(1.5rem, 4vw, 3rem); }
h1 { margin: 0; font: 500 clamp(1.5rem, 3vw, 2.25rem)/1.2 Georgia, 'Iowan Old Style', Palatino, serif; overflow-wrap: anywhere; }
.note { margin: 0.5rem 0 0; color: var(--soft); max-width: 70ch; white-space: pre-line; overflow-wrap: anywhere; }
main { flex: 1; padding-top: 1.5rem; padding-bottom: 3rem; }
img { display: block; max-width: 100%; height: auto; border-radius: 0.5rem; background: var(--line); }
a { color: var(--accent); text-underline-offset: 0.2em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 0.25rem; }
.wall { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: 1.25rem; margin: 0; padding: 0; list-style: none; align-items: start; }
.wall img { width: 100%; }
.one img { max-height: 82vh; margin: 0 auto; object-fit: contain; background: none; }
figure { margin: 0; }
figcaption { margin-top: 0.6rem; color: var(--soft); overflow-wrap: anywhere; }
.one figcaption { max-width: 70ch; margin: 1.25rem auto 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1rem; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; color: var(--ink); overflow-wrap: anywhere; }
.steps { display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin-bottom: 0.75rem; }
.steps > :first-child { margin-right: auto; }
.wall + .steps { margin: 1.25rem 0 0; }
.wall + .steps > [rel='next'] { margin: 0 0 0 auto; }
.go { display: inline-flex; align-items: center; min-height: 2.75rem; }
.table { overflow-x: auto; }
table { border-collapse: separate; border-spacing: 0.6rem; margin: -0.6rem; }
th { color: var(--soft); font-weight: 500; text-align: start; max-width: 16rem; overflow-wrap: anywhere; }
td { width: 14rem; min-width: 9rem; vertical-align: top; }
form { display: flex; flex-direction: column; gap: 0.6rem; max-width: 22rem; }
input { min-height: 2.75rem; padding: 0 0.75rem; font: inherit; color: inherit; background: transparent; border: 1px solid light-dark(#969085, #757067); border-radius: 0.5rem; }
button { min-height: 2.75rem; font: inherit; font-weight: 600; color: var(--page); background: var(--ink); border: 0; border-radius: 0.5rem; cursor: pointer; }
.wrong { margin: 0; color: var(--danger); }
footer { padding-bottom: 1.5rem; color: var(--soft); font-size: 0.8125rem; }
`
