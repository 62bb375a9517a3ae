/** Runs what can wait until the page has nothing else to do. Safari cannot tell, and gets a moment. */
export function whenIdle(run: () => unknown) {
  const MOMENT_MS = 2000
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: MOMENT_MS })
  else setTimeout(run, MOMENT_MS)
}
