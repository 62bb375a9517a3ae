import { labOf, type Colour } from '../colour.ts'
import type { Raster } from '../styles/style.ts'

/** A picture in OKLab, where distances are about as large as they look; three numbers a pixel. */
export interface LabPicture {
  readonly width: number
  readonly height: number
  readonly lab: Float32Array
}

export function toLabPicture({ width, height, pixels }: Raster): LabPicture {
  const lab = new Float32Array(width * height * 3)
  // Neighbours are often alike, and the way to OKLab has three cube roots.
  let last = -1
  let own = { l: 0, a: 0, b: 0 }
  for (let index = 0; index < lab.length; index += 3) {
    const red = pixels[index] ?? 0
    const green = pixels[index + 1] ?? 0
    const blue = pixels[index + 2] ?? 0
    const key = (red << 16) | (green << 8) | blue
    if (key !== last) own = labOf(red, green, blue)
    last = key
    lab[index] = own.l
    lab[index + 1] = own.a
    lab[index + 2] = own.b
  }
  return { width, height, lab }
}

export const fromLab = (l: number, a: number, b: number): Colour => ({
  l: Math.min(1, Math.max(0, l)),
  c: Math.hypot(a, b),
  h: (Math.atan2(b, a) * 180) / Math.PI,
})
