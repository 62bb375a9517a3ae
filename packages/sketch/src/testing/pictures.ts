import type { InputImage } from '@atelier/providers/port'
import sharp from 'sharp'

export interface Size {
  readonly width: number
  readonly height: number
}

const png = async (svg: string): Promise<InputImage> => ({
  bytes: await sharp(Buffer.from(svg)).removeAlpha().png().toBuffer(),
  mimeType: 'image/png',
})

const svgOf = ({ width, height }: Size, content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`

/** As a photograph of a land would be: a sky with clouds, mountains, grainy grass, a tree and a ball. */
export function photograph(size: Size): Promise<InputImage> {
  const { width: w, height: h } = size
  const noise = (id: string, frequency: string, matrix: string) =>
    `<filter id="${id}" x="0" y="0" width="1" height="1"><feTurbulence type="fractalNoise" baseFrequency="${frequency}" numOctaves="5" seed="4"/><feColorMatrix values="${matrix}"/></filter>`
  return png(
    svgOf(
      size,
      `<defs><linearGradient id="s" x2="0" y2="1"><stop offset="0" stop-color="#3b6ea8"/><stop offset=".6" stop-color="#c9d8e4"/></linearGradient>` +
        noise('n', '.012 .03', '.5 0 0 0 .05 0 .6 0 0 .1 0 0 .2 0 .02 0 0 0 0 1') +
        noise('c', '.004 .011', '0 0 0 0 1 0 0 0 0 1 0 0 0 0 1 2.4 0 0 0 -1') +
        `</defs><rect width="${w}" height="${h}" fill="url(#s)"/><rect width="${w}" height="${h * 0.6}" filter="url(#c)"/>` +
        `<path d="M0 ${h * 0.6}L${w * 0.2} ${h * 0.35}L${w * 0.3} ${h * 0.5}L${w * 0.46} ${h * 0.28}L${w} ${h * 0.55}V${h}H0Z" fill="#5d6d82"/>` +
        `<rect y="${h * 0.58}" width="${w}" height="${h * 0.42}" filter="url(#n)"/>` +
        `<rect x="${w * 0.715}" y="${h * 0.5}" width="${w * 0.02}" height="${h * 0.3}" fill="#3a2a1c"/><ellipse cx="${w * 0.725}" cy="${h * 0.42}" rx="${w * 0.07}" ry="${h * 0.15}" fill="#2e4a22"/><circle cx="${w * 0.2}" cy="${h * 0.78}" r="${h * 0.07}" fill="#b23b2e"/>`,
    ),
  )
}

/** Black with a white ellipse, by fractions of the size. */
export const ellipseMask = (size: Size, [x, y, radiusX, radiusY]: readonly [number, number, number, number]) =>
  png(
    svgOf(
      size,
      `<rect width="100%" height="100%"/><ellipse cx="${x * size.width}" cy="${y * size.height}" rx="${radiusX * size.width}" ry="${radiusY * size.height}" fill="#fff"/>`,
    ),
  )

/** Three bytes a pixel, without what is transparent. */
export const rgbOf = (bytes: Uint8Array): Promise<Buffer> =>
  sharp(bytes).removeAlpha().toColourspace('srgb').raw().toBuffer()

/** How far two pictures of one size are apart: the mean difference of a byte. */
export async function apart(one: Uint8Array, other: Uint8Array): Promise<number> {
  const [a, b] = [await rgbOf(one), await rgbOf(other)]
  let sum = 0
  for (let index = 0; index < a.length; index++) sum += Math.abs((a[index] ?? 0) - (b[index] ?? 0))
  return sum / a.length
}
