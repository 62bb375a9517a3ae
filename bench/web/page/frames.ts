/** What happened in the page while something moved. */
export interface Watched {
  /** Milliseconds between frames. */
  readonly framesMs: readonly number[]
  /** The most that there were at a time. */
  readonly nodes: number
  readonly images: number
  /** Pixels that were scrolled, up or down. */
  readonly scrolled: number
}

declare global {
  interface Window {
    atelierWatch: { stop: () => Watched } | undefined
  }
}

/** Runs in the page: watches its frames until `stop`. */
export function watchFrames(): void {
  // In few frames, so that counting does not slow what is counted.
  const countEvery = 10
  const framesMs: number[] = []
  let [nodes, images, scrolled, frame, last] = [0, 0, 0, 0, 0]
  let isOver = false
  const tops = new WeakMap<object, number>()
  const measureScroll = ({ target }: Event) => {
    const scroller = target instanceof Element ? target : document.scrollingElement
    if (!scroller) return
    scrolled += Math.abs(scroller.scrollTop - (tops.get(scroller) ?? scroller.scrollTop))
    tops.set(scroller, scroller.scrollTop)
  }
  addEventListener('scroll', measureScroll, { capture: true, passive: true })
  const tick = (now: number) => {
    if (isOver) return
    if (last > 0) framesMs.push(now - last)
    last = now
    frame += 1
    if (frame % countEvery === 1) {
      nodes = Math.max(nodes, document.querySelectorAll('*').length)
      images = Math.max(images, document.images.length)
    }
    requestAnimationFrame(tick)
  }
  requestAnimationFrame(tick)
  window.atelierWatch = {
    stop() {
      isOver = true
      removeEventListener('scroll', measureScroll, { capture: true })
      return { framesMs, nodes, images, scrolled }
    },
  }
}

export function stopWatching(): Watched {
  const watched = window.atelierWatch?.stop()
  if (!watched) throw new Error('nothing was watched')
  return watched
}
