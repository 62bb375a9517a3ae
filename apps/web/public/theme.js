// Before the first paint, so that nobody who chose dark is blinded by light. The page takes over from here (src/styles/theme.ts).
{
  let chosen = null
  try {
    chosen = localStorage.getItem('atelier.theme')
  } catch {
    // Storage may be forbidden.
  }
  const isDark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  const scheme = isDark ? 'dark' : 'light'
  document.documentElement.dataset.bsTheme = scheme
  for (const meta of document.querySelectorAll('meta[data-scheme]'))
    meta.media = meta.dataset.scheme === scheme ? 'all' : 'not all'
}
