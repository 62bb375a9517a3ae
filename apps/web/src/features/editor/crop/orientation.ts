import type { Rect, Size } from '../geometry.ts'
import type { EditorState } from '../result.ts'

/** How a picture is turned, and the part of it that is kept: in pixels of the picture as it was turned by quarters. */
export type Crop = Omit<Extract<EditorState, { readonly kind: 'picture' }>, 'kind'>
export type Quarters = Crop['quarters']

const quarters = (turns: number): Quarters => {
  const rest = ((turns % 4) + 4) % 4
  return rest === 1 || rest === 2 || rest === 3 ? rest : 0
}

/** The picture after its quarters of a turn. */
export const turnedSize = ({ width, height }: Size, { quarters: turns }: Pick<Crop, 'quarters'>): Size =>
  turns % 2 === 0 ? { width, height } : { width: height, height: width }

export const wholeCrop = ({ width, height }: Size): Crop => ({
  isFlipped: false,
  quarters: 0,
  angle: 0,
  rect: { x: 0, y: 0, width, height },
})

/** A quarter of a turn, with everything that is on it. */
export function turn(picture: Size, crop: Crop, direction: 1 | -1): Crop {
  const { width, height } = turnedSize(picture, crop)
  const { x, y, width: across, height: down } = crop.rect
  const rect: Rect =
    direction > 0
      ? { x: height - y - down, y: x, width: down, height: across }
      : { x: y, y: width - x - across, width: down, height: across }
  return { ...crop, quarters: quarters(crop.quarters + direction), rect }
}

/**
 * Mirrors what one sees. The flip is kept as one of the picture before its turns: to mirror after them is the same as to
 * mirror before them and turn the other way around (the symmetries of a square).
 */
export function flip(picture: Size, crop: Crop, axis: 'across' | 'down'): Crop {
  const { width, height } = turnedSize(picture, crop)
  const { rect } = crop
  return {
    isFlipped: !crop.isFlipped,
    quarters: quarters((axis === 'across' ? 0 : 2) - crop.quarters),
    angle: -crop.angle + 0,
    rect:
      axis === 'across' ? { ...rect, x: width - rect.x - rect.width } : { ...rect, y: height - rect.y - rect.height },
  }
}

/** What turns the picture about: for CSS and for a canvas alike, of a picture whose corner is at 0. Six numbers of a matrix. */
export function matrixOf(
  picture: Size,
  { isFlipped, quarters: turns, angle }: Pick<Crop, 'isFlipped' | 'quarters' | 'angle'>,
) {
  const { width, height } = turnedSize(picture, { quarters: turns })
  const radians = ((turns * 90 + angle) * Math.PI) / 180
  const [cos, sin] = angle === 0 ? exact(turns) : ([Math.cos(radians), Math.sin(radians)] as const)
  const mirror = isFlipped ? -1 : 1
  const [a, b, c, d] = [cos * mirror, sin * mirror, -sin, cos]
  const [centreX, centreY] = [picture.width / 2, picture.height / 2]
  return [a, b, c, d, width / 2 - a * centreX - c * centreY, height / 2 - b * centreX - d * centreY] as const
}

/** Of whole quarters, so that pixels stay where they are. */
const exact = (turns: Quarters) =>
  (
    [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ] as const
  )[turns]
