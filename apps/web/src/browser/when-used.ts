/** Runs what nobody needs before they do something: once, at the first press of a pointer or a key. Gives the way to forget it. */
export function whenUsed(run: () => unknown): () => void {
  const events = ['pointerdown', 'keydown', 'dragenter'] as const
  function forget() {
    for (const event of events) removeEventListener(event, begin, { capture: true })
  }
  function begin() {
    forget()
    run()
  }
  for (const event of events) addEventListener(event, begin, { capture: true, passive: true })
  return forget
}
