import { within, type Point, type Rect, type Size } from './geometry.ts'

/** How the picture lies on the stage: CSS pixels for one of its own, and where its upper left corner is. */
export interface View extends Point {
  readonly scale: number
}

/** Room around what is seen whole, in CSS pixels. */
const MARGIN = 24
const SMALL_MARGIN = 12
const SMALL_STAGE = 600
/** A small picture is enlarged, so that a brush finds its way; more than this would be guessing. */
const LARGEST_FIT = 4
/** What lies at the lower edge of the stage, and is to cover nothing of what is shown whole. */
const CONTROLS = 44
const CLOSEST = 32
/** What stays in sight of a picture that was pushed away, in CSS pixels. */
const LEFT_IN_SIGHT = 48

const marginOf = (stage: Size) => (Math.min(stage.width, stage.height) < SMALL_STAGE ? SMALL_MARGIN : MARGIN)

/** All of `content`, in pixels of the picture, in the middle of the stage. */
export function fit(content: Rect, stage: Size): View {
  const margin = 2 * marginOf(stage)
  const scale = Math.min(
    LARGEST_FIT,
    Math.max(1, stage.width - margin) / content.width,
    Math.max(1, stage.height - margin - CONTROLS) / content.height,
  )
  return {
    scale,
    x: stage.width / 2 - (content.x + content.width / 2) * scale,
    y: (stage.height - CONTROLS) / 2 - (content.y + content.height / 2) * scale,
  }
}

export const toPicture = ({ scale, x, y }: View, point: Point): Point => ({
  x: (point.x - x) / scale,
  y: (point.y - y) / scale,
})
export const toStage = ({ scale, x, y }: View, point: Point): Point => ({
  x: point.x * scale + x,
  y: point.y * scale + y,
})

export const rectOnStage = (view: View, rect: Rect): Rect => ({
  ...toStage(view, rect),
  width: rect.width * view.scale,
  height: rect.height * view.scale,
})

export const rectInPicture = (view: View, rect: Rect): Rect => ({
  ...toPicture(view, rect),
  width: rect.width / view.scale,
  height: rect.height / view.scale,
})

export function createViews(content: Rect, stage: Size) {
  const fitted = fit(content, stage)
  const farthest = Math.min(fitted.scale, 1) / 2

  function keepInSight({ scale, x, y }: View): View {
    const axis = (at: number, start: number, length: number, available: number) =>
      within(at, LEFT_IN_SIGHT - (start + length) * scale, available - LEFT_IN_SIGHT - start * scale)
    return {
      scale,
      x: axis(x, content.x, content.width, stage.width),
      y: axis(y, content.y, content.height, stage.height),
    }
  }

  /** What is under `at`, in pixels of the stage, stays there. */
  function zoomTo(view: View, scale: number, at: Point = { x: stage.width / 2, y: stage.height / 2 }): View {
    const next = within(scale, farthest, CLOSEST)
    const ratio = next / view.scale
    return keepInSight({ scale: next, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio })
  }

  return {
    fitted,
    zoomTo,
    keepInSight,
    pan: (view: View, by: Point) => keepInSight({ ...view, x: view.x + by.x, y: view.y + by.y }),
    /** Moved by as little as brings `point` of the picture this far inside. */
    reveal(view: View, point: Point, margin = LEFT_IN_SIGHT): View {
      const at = toStage(view, point)
      return {
        ...view,
        x: view.x + within(at.x, margin, Math.max(margin, stage.width - margin)) - at.x,
        y: view.y + within(at.y, margin, Math.max(margin, stage.height - margin)) - at.y,
      }
    },
    shows(view: View): boolean {
      const { x, y, width, height } = rectOnStage(view, content)
      return x >= 0 && y >= 0 && x + width <= stage.width && y + height <= stage.height
    },
  }
}

/** How far the wheel was turned, in CSS pixels. Lines and pages are what some mice count in. */
export const wheelPixels = ({
  deltaX,
  deltaY,
  deltaMode,
}: Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode'>): Point => {
  const unit = [1, 16, 400][deltaMode] ?? 1
  return { x: deltaX * unit, y: deltaY * unit }
}
/** How many times closer a turn of the wheel comes. */
export const wheelFactor = (pixels: number) => Math.exp(-within(pixels, -150, 150) / 120)
