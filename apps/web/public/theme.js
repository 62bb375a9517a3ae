// Before the first paint, so that nobody who chose dark is blinded by light. The page takes over from here (src/styles/theme.ts).
{
  let chosen = null
  try {
    chosen = localStorage.getItem('atelier.theme')
  }
  catch {
    // Storage may be forbidden.
  }
  const isDark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.bsTheme = isDark ? 'dark' : 'light'
}
