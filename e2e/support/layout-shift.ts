import type { BrowserContext } from '@playwright/test'

/** Of one document, all shifts together; the measure of https://web.dev/articles/cls, without its windows of time. */
const MOST_SHIFT = 0.02
const REPORT = 'atelierLayoutShifted'
/** Of https://wicg.github.io/layout-instability/#dom-layoutshift-hadrecentinput. */
const EXCUSED_MS = 500
const TICK_MS = 20

interface Shift {
  /** Tells one load of a page from the next. */
  readonly document: number
  readonly path: string
  readonly value: number
  /** What moved. */
  readonly moved: readonly string[]
}

/** Adds up how far things moved by themselves in every document that the context loads. Gives a sentence for each that moved too much. */
export async function watchLayout(context: BrowserContext) {
  const shifts: Shift[] = []
  await context.exposeBinding(REPORT, (_source, shift: Shift) => void shifts.push(shift))
  await context.addInitScript(observe, { report: REPORT, excusedMs: EXCUSED_MS, tickMs: TICK_MS })

  return async function complaints(): Promise<string[]> {
    // The browser tells of a frame's shifts in a task of its own after that frame.
    await Promise.all(
      context
        .pages()
        .map(page => page.evaluate(async () => new Promise(resolve => setTimeout(resolve, 50))).catch(() => {})),
    )
    return [...Map.groupBy(shifts, ({ document }) => document).values()].flatMap(ofDocument => {
      const total = ofDocument.reduce((sum, { value }) => sum + value, 0)
      const moved = new Set(ofDocument.flatMap(shift => shift.moved))
      return total > MOST_SHIFT
        ? [`the layout of ${ofDocument[0]?.path ?? ''} shifted by ${total.toFixed(3)}: ${[...moved].join(', ')}`]
        : []
    })
  }
}

/**
 * Runs in the page, before anything of its own. The browser excuses what moves within half a second of an input. On a
 * busy machine the answer comes later than that, so here it is half a second in which the page had its turns, and the same
 * after the answer to a request that was begun in it. What such an answer asks for in turn is not waited for.
 */
function observe({ report, excusedMs, tickMs }: { report: string; excusedMs: number; tickMs: number }): void {
  interface LayoutShift extends PerformanceEntry {
    readonly value: number
    readonly hadRecentInput: boolean
    readonly sources: readonly { readonly node: Node | null }[]
  }
  const nameOf = (node: Node | null): string =>
    node instanceof Element
      ? [node.tagName.toLowerCase(), ...node.classList].join('.')
      : node?.parentElement
        ? `text of ${nameOf(node.parentElement)}`
        : (node?.nodeName ?? 'something')
  const tell = (globalThis as unknown as Record<string, (shift: Shift) => void>)[report] // the binding of `watchLayout`
  // Swagger UI moves its own buttons when an answer comes.
  if (location.pathname.startsWith('/docs')) return
  let [sinceInputMs, sinceAnswerMs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  const begin = (event: Event) => {
    if (event.isTrusted) sinceInputMs = 0
  }
  for (const type of ['pointerdown', 'pointerup', 'keydown'])
    addEventListener(type, begin, { capture: true, passive: true })
  // What tests do to a slider, and what they drop, are events of scripts; of its own the page makes none of these.
  for (const type of ['input', 'drop', 'paste'])
    addEventListener(type, () => (sinceInputMs = 0), { capture: true, passive: true })
  let asked = 0
  const fetchNow = globalThis.fetch
  globalThis.fetch = async (...request) => {
    if (sinceInputMs > excusedMs) return fetchNow(...request)
    asked += 1
    return fetchNow(...request).finally(() => {
      asked -= 1
      sinceAnswerMs = 0
    })
  }
  setInterval(() => {
    sinceInputMs += tickMs
    sinceAnswerMs += tickMs
  }, tickMs)
  const isExcused = () => asked > 0 || Math.min(sinceInputMs, sinceAnswerMs) <= excusedMs
  new PerformanceObserver(list => {
    for (const { value, hadRecentInput, sources } of list.getEntries() as LayoutShift[]) {
      // Notices lie above the page, and make room for each other as they come and go.
      const isNotice =
        sources.length > 0 && sources.every(({ node }) => node instanceof Element && node.closest('.notices'))
      if (!hadRecentInput && !isExcused() && !isNotice)
        tell?.({
          document: performance.timeOrigin,
          path: location.pathname,
          value,
          moved: sources.map(({ node }) => nameOf(node)),
        })
    }
  }).observe({ type: 'layout-shift', buffered: true })
}
