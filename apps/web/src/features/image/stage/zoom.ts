export interface Size {
  readonly width: number
  readonly height: number
}
export interface Point {
  readonly x: number
  readonly y: number
}

/** What one sees of a picture: how many times its fitted size, and how far its middle is from the stage's, in CSS pixels. */
export interface View extends Point {
  readonly scale: number
}

export const FITTED: View = { scale: 1, x: 0, y: 0 }

/** Eight screen pixels for one of the picture: more shows nothing new. */
const LARGEST_PIXEL = 8
const SMALLEST_MAXIMUM = 4
/** A double click on a picture whose pixels are nearly all seen still comes closer. */
const SMALLEST_LEAP = 1.25
const LEAP = 2

/** Room around a whole picture where there is some, in CSS pixels. */
const MARGIN = 16
const WIDE_STAGE = 700

/** The size at which all of the picture is seen, never enlarged. */
export function fitInto({ width, height }: Size, stage: Size): Size {
  const margin = stage.width >= WIDE_STAGE ? 2 * MARGIN : 0
  const scale = Math.min(1, (stage.width - margin) / width, (stage.height - margin) / height)
  return { width: width * scale, height: height * scale }
}

/** The scale at which one pixel of the picture is one of the page. */
const actualScale = (picture: Size, fitted: Size) => (fitted.width > 0 ? picture.width / fitted.width : 1)

export const isZoomed = ({ scale }: View) => scale > 1.001

export function createZoom(picture: Size, stage: Size) {
  const fitted = fitInto(picture, stage)
  const actual = actualScale(picture, fitted)
  const maximum = Math.max(SMALLEST_MAXIMUM, actual * LARGEST_PIXEL)

  /** A side that is larger than the stage leaves no gap at its edges, a smaller one stays in the middle. */
  function keepInside({ scale, x, y }: View): View {
    const limited = Math.min(maximum, Math.max(1, scale))
    const room = (length: number, available: number) => Math.max(0, (length * limited - available) / 2)
    return {
      scale: limited,
      x: within(x, room(fitted.width, stage.width)),
      y: within(y, room(fitted.height, stage.height)),
    }
  }

  /** What is under `point`, measured from the stage's middle, stays there. */
  function zoomTo(view: View, scale: number, point: Point = { x: 0, y: 0 }): View {
    const next = Math.min(maximum, Math.max(1, scale))
    const ratio = next / view.scale
    return keepInside({ scale: next, x: point.x - (point.x - view.x) * ratio, y: point.y - (point.y - view.y) * ratio })
  }

  return {
    fitted,
    actual,
    keepInside,
    zoomTo,
    pan: (view: View, by: Point) => keepInside({ ...view, x: view.x + by.x, y: view.y + by.y }),
    /** Between all of it and its own pixels. */
    leap: (view: View, point?: Point) =>
      isZoomed(view) ? FITTED : zoomTo(view, actual < SMALLEST_LEAP ? LEAP : actual, point),
  }
}

/** How many times closer a turn of the wheel comes. Lines and pages are what some mice count in. */
export function wheelFactor({ deltaY, deltaMode }: Pick<WheelEvent, 'deltaY' | 'deltaMode'>): number {
  const pixels = deltaY * ([1, 16, 400][deltaMode] ?? 1)
  return Math.exp(-within(pixels, 300) / 400)
}

const within = (value: number, limit: number) => Math.min(limit, Math.max(-limit, value)) + 0
