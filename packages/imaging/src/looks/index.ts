import { setImmediate } from 'node:timers/promises'
import { decoding, loadSharp } from '../derive/sharp.ts'
import { halftone, hatch, pieces, strokes } from './marks.ts'
import type { Pixels } from './pixels.ts'
import { edges, focus, grade, grain, levels, ruled, tone, vignette } from './tones.ts'

const STEPS = { tone, grade, levels, grain, vignette, focus, edges, ruled, hatch, halftone, pieces, strokes }

/** One step after another, each with its values: what a way of painting does to a picture, in plain code. */
export type Look = readonly {
  readonly [K in keyof typeof STEPS]: { readonly step: K } & Parameters<(typeof STEPS)[K]>[1]
}[keyof typeof STEPS][]

/** A square of this many pixels, seen in a look, as WebP. For small pictures: each step takes some tens of milliseconds of this thread, which sees to others in between. Throws `ImageRejected`. */
export const renderLook = (bytes: Uint8Array, look: Look, sizePx: number): Promise<Uint8Array> =>
  decoding(bytes, {}, async picture => {
    const { data, info } = await picture
      .resize(sizePx, sizePx, { fit: 'cover' })
      .flatten()
      .removeAlpha()
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    let pixels: Pixels = { width: info.width, height: info.height, data: new Uint8ClampedArray(data) }
    for (const { step, ...values } of look) {
      // Each step has its own values: the type `Look` sees to it.
      await setImmediate()
      pixels = (STEPS[step] as (pixels: Pixels, values: object) => Pixels)(pixels, values)
    }
    return encode(pixels)
  })

const encode = ({ width, height, data }: Pixels): Promise<Uint8Array> =>
  loadSharp()(Buffer.from(data.buffer), { raw: { width, height, channels: 3 } })
    .webp({ quality: 82, effort: 2 })
    .toBuffer()
