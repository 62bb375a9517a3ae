import { blend, colourAt, lightness, noiseAt, paint, rgbOf, type Pixels, type Rgb } from './pixels.ts'

/** Lines that swell where it is dark, one set for each angle (radians), the second only in the deeper shadows. */
export const hatch = (
  pixels: Pixels,
  {
    spacing,
    angles,
    ink,
    paper,
    wave,
  }: { spacing: number; angles: readonly number[]; ink: string; paper: string; wave: number },
) => {
  const [line, ground] = [rgbOf(ink), rgbOf(paper)]
  return paint(pixels, (colour, x, y) => {
    const dark = 1 - lightness(colour)
    const covered = angles.some((angle, at) => {
      const along = x * Math.cos(angle) + y * Math.sin(angle)
      const across = y * Math.cos(angle) - x * Math.sin(angle) + Math.sin(along / 9) * wave
      return Math.abs(((((across / spacing) % 1) + 1) % 1) - 0.5) * 2 < (dark - (at / angles.length) * 0.6) * 1.25
    })
    return covered ? line : ground
  })
}

/** Dots of spot inks, each screen turned, and printed a little beside the others. Each ink takes what is darker than its share. */
export const halftone = (
  pixels: Pixels,
  {
    cell,
    inks,
    paper,
  }: { cell: number; inks: readonly { colour: string; angle: number; weight: number }[]; paper: string },
) => {
  const ground = rgbOf(paper)
  const screens = inks.map(({ colour, angle, weight }, at) => ({
    ink: rgbOf(colour),
    cos: Math.cos(angle),
    sin: Math.sin(angle),
    weight,
    off: at * 2,
  }))
  return paint(pixels, (_, x, y) =>
    screens.reduce<Rgb>((printed, { ink, cos, sin, weight, off }) => {
      const [u, v] = [(x * cos + y * sin) / cell, (y * cos - x * sin) / cell]
      const [centreU, centreV] = [(Math.floor(u) + 0.5) * cell, (Math.floor(v) + 0.5) * cell]
      const dark =
        (1 - lightness(colourAt(pixels, centreU * cos - centreV * sin + off, centreU * sin + centreV * cos))) * weight
      const far = Math.hypot(u - Math.floor(u) - 0.5, v - Math.floor(v) - 0.5)
      return far < Math.sqrt(Math.max(0, dark)) * 0.75
        ? [(printed[0] * ink[0]) / 255, (printed[1] * ink[1]) / 255, (printed[2] * ink[2]) / 255]
        : printed
    }, ground),
  )
}

/** Pieces of one colour with a gap between them: irregular panes, or hand-set tiles. Without a fill the picture stays, and only has cracks. */
export const pieces = (
  pixels: Pixels,
  {
    size,
    irregular,
    gap,
    gapWidth,
    vary,
    fill,
  }: { size: number; irregular: number; gap: string | null; gapWidth: number; vary: number; fill: boolean },
) => {
  const between = gap === null ? null : rgbOf(gap)
  const columns = Math.ceil(pixels.width / size) + 2
  const centres = Array.from({ length: columns * (Math.ceil(pixels.height / size) + 2) }, (_, at) => {
    const [column, row] = [(at % columns) - 1, Math.floor(at / columns) - 1]
    return {
      x: (column + 0.5 + (noiseAt(column, row) - 0.5) * irregular) * size,
      y: (row + 0.5 + (noiseAt(row + 917, column) - 0.5) * irregular) * size,
    }
  })
  const centre = (column: number, row: number) => centres[(row + 1) * columns + column + 1] ?? { x: 0, y: 0 }
  return paint(pixels, (own, x, y) => {
    const [column, row] = [Math.floor(x / size), Math.floor(y / size)]
    let [nearest, second, piece] = [Infinity, Infinity, centre(column, row)]
    for (let at = 0; at < 9; at += 1) {
      const candidate = centre(column + (at % 3) - 1, row + Math.floor(at / 3) - 1)
      const far = Math.hypot(candidate.x - x, candidate.y - y)
      if (far < nearest) {
        second = nearest
        nearest = far
        piece = candidate
      } else if (far < second) second = far
    }
    if (between && second - nearest < gapWidth) return between
    if (!fill) return own
    return blend(
      colourAt(pixels, piece.x, piece.y),
      noiseAt(Math.round(piece.x), Math.round(piece.y)) > 0.5 ? [255, 255, 255] : [0, 0, 0],
      vary,
    )
  })
}

/** Strokes of a brush or a needle, laid one over another; those of a stitch all lie one way and have a shadow. */
export const strokes = (
  pixels: Pixels,
  {
    length,
    width,
    turn,
    vary,
    ground,
  }: { length: number; width: number; turn: number; vary: number; ground: string | null },
) => {
  const data = ground === null ? Uint8ClampedArray.from(pixels.data) : new Uint8ClampedArray(pixels.data.length)
  if (ground !== null) for (let at = 0; at < data.length; at += 3) data.set(rgbOf(ground), at)
  const amount = Math.round(((pixels.width * pixels.height) / (length * width)) * 2.4)
  for (let at = 0; at < amount; at += 1) {
    const [x, y] = [noiseAt(at, 1) * pixels.width, noiseAt(at, 2) * pixels.height]
    const angle = turn + (noiseAt(at, 3) - 0.5) * vary
    const colour = colourAt(pixels, x, y)
    const shade = (noiseAt(at, 4) - 0.5) * 36
    for (let along = -length / 2; along <= length / 2; along += 0.7) {
      for (let across = -width / 2; across <= width / 2; across += 0.7) {
        const [left, top] = [
          Math.round(x + along * Math.cos(angle) - across * Math.sin(angle)),
          Math.round(y + along * Math.sin(angle) + across * Math.cos(angle)),
        ]
        if (left < 0 || top < 0 || left >= pixels.width || top >= pixels.height) continue
        const relief = shade - (across / width) * 26
        data.set([colour[0] + relief, colour[1] + relief, colour[2] + relief], (top * pixels.width + left) * 3)
      }
    }
  }
  return { ...pixels, data }
}
