/** Tells Bootstrap, and whoever styles by `data-bs-theme`, which scheme the system asks for. */
export function followSystemTheme(root: HTMLElement, query: MediaQueryList) {
  const set = () => { root.dataset.bsTheme = query.matches ? 'dark' : 'light' }
  set()
  query.addEventListener('change', set)
}
