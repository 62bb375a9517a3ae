export interface Jump {
  /** From the press to the frame in which all pictures on the screen were loaded; null when that took too long. */
  readonly tookMs: number | null
  /** On the screen by then. */
  readonly pictures: number
}

declare global {
  interface Window {
    atelierJump: Promise<Jump> | undefined
  }
}

/**
 * Runs in the page: measures from the next press on until other pictures than now fill as much of the screen as now, every
 * one loaded.
 */
export function awaitJump(patienceMs: number): void {
  // Rows of other pictures never fill the screen to the same pixel.
  const enough = 0.9
  const onScreen = () =>
    [...document.images].filter(image => {
      const { top, bottom, width } = image.getBoundingClientRect()
      return width > 0 && bottom > 0 && top < innerHeight
    })
  const coverage = (images: readonly HTMLImageElement[]) =>
    images.reduce((sum, image) => {
      const { top, bottom, width } = image.getBoundingClientRect()
      return sum + width * (Math.min(bottom, innerHeight) - Math.max(top, 0))
    }, 0)
  const before = onScreen()
  const [known, covered] = [new Set(before.map(({ src }) => src)), coverage(before)]
  const isThere = () => {
    const images = onScreen()
    return (
      images.every(image => image.complete && image.naturalWidth > 0 && !known.has(image.src)) &&
      coverage(images) >= covered * enough &&
      images.length
    )
  }
  window.atelierJump = new Promise(resolve => {
    addEventListener(
      'pointerdown',
      ({ timeStamp }) => {
        const look = () => {
          const pictures = isThere()
          const tookMs = performance.now() - timeStamp
          if (pictures) resolve({ tookMs, pictures })
          else if (tookMs > patienceMs) resolve({ tookMs: null, pictures: 0 })
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      },
      { capture: true, once: true },
    )
  })
}
