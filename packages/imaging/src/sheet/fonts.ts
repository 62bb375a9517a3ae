import type * as HarfBuzz from 'harfbuzzjs'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

export type Weight = 400 | 600
export const UNITS_PER_EM = 1000

/** A part of a font: a file that has some of its letters. */
export interface FontPart {
  readonly family: string
  readonly file: string
  readonly ranges: readonly (readonly [from: number, to: number])[]
}

/** Places and distances in thousandths of an em, upwards from the line. */
interface Glyph {
  readonly id: number
  /** Where in the text the letters begin that it is the shape of; in UTF-16 units. */
  readonly of: number
  readonly advance: number
  readonly x: number
  readonly y: number
}

export interface Font {
  readonly has: (codePoint: number) => boolean
  /** From left to right. `isWhole` is false where a letter, or a pair that belongs together, has no shape. */
  readonly shape: (
    text: string,
    weight: Weight,
    direction: 'ltr' | 'rtl',
  ) => { readonly glyphs: readonly Glyph[]; readonly advance: number; readonly isWhole: boolean }
  readonly outline: (glyph: number, weight: Weight) => readonly { readonly type: string; readonly values: number[] }[]
}

const require = createRequire(import.meta.url)
export const EMOJI = 'noto-emoji'

/**
 * Out of packages: the machine that draws may have no fonts at all. Each says which of its files has which letters, so
 * that only those are read that a text needs. In the order in which they are asked.
 */
const FAMILIES = () => [
  require.resolve('@fontsource-variable/inter/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-sc/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-kr/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-arabic/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-hebrew/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-devanagari/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-bengali/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-tamil/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-telugu/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-thai/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-armenian/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-georgian/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-symbols/unicode.json'),
  require.resolve('@fontsource-variable/noto-emoji/unicode.json'),
]

/** Code points come by the page: the files that have some letters of one are few. */
const PAGE_BITS = 8
let pages: ReadonlyMap<number, readonly FontPart[]> | undefined

function pagesOf(parts: readonly FontPart[]): Map<number, FontPart[]> {
  const made = new Map<number, FontPart[]>()
  for (const part of parts) {
    const of = new Set<number>()
    for (const [from, to] of part.ranges)
      for (let page = from >> PAGE_BITS; page <= to >> PAGE_BITS; page += 1) of.add(page)
    for (const page of of) made.set(page, [...(made.get(page) ?? []), part])
  }
  return made
}

/** `{"latin": "U+0000-00FF,U+0131", "[4]": ...}`; the files are named by it. */
function partsOf(index: string): FontPart[] {
  const folder = dirname(index)
  const family = basename(folder)
  const ranges = JSON.parse(readFileSync(index, 'utf8')) as Record<string, string> // what every package of Fontsource has
  return Object.entries(ranges).map(([key, text]) => ({
    family,
    file: join(folder, 'files', `${family}-${key.replaceAll(/[[\]]/g, '')}-wght-normal.woff2`),
    ranges: text.split(',').map(range => {
      const [from = 0, to = from] = range
        .replace('U+', '')
        .split('-')
        .map(digits => Number.parseInt(digits, 16))
      return [from, to] as const
    }),
  }))
}

/** Those that may have all of them. */
export function partsWith(codePoints: readonly number[]): readonly FontPart[] {
  pages ??= pagesOf(FAMILIES().flatMap(partsOf))
  const [first = 0] = codePoints
  return (pages.get(first >> PAGE_BITS) ?? []).filter(({ ranges }) =>
    codePoints.every(codePoint => ranges.some(([from, to]) => codePoint >= from && codePoint <= to)),
  )
}

/** For good: all files together are about 30 MB, and hardly any sheet needs more than a few. */
const loaded = new Map<string, Promise<Font>>()

export function loadFont({ file }: FontPart): Promise<Font> {
  const known = loaded.get(file)
  if (known) return known
  const font = readFont(file).catch((error: unknown) => {
    // A disk that failed once may be read the next time.
    loaded.delete(file)
    throw error
  })
  loaded.set(file, font)
  return font
}

/** Both are WebAssembly, and loaded with the first sheet. */
async function readFont(file: string): Promise<Font> {
  const [harfBuzz, { default: decompress }] = await Promise.all([
    import('harfbuzzjs'),
    import('woff2-encoder/decompress'),
  ])
  const sfnt = await decompress(await readFile(file))
  return fontOf(harfBuzz, new harfBuzz.Face(new harfBuzz.Blob(sfnt)))
}

function fontOf(harfBuzz: typeof HarfBuzz, face: HarfBuzz.Face): Font {
  const weighted = (weight: Weight) => {
    const font = new harfBuzz.Font(face)
    font.setScale(UNITS_PER_EM, UNITS_PER_EM)
    font.setVariations([new harfBuzz.Variation('wght', weight)])
    return font
  }
  // One for each font: WebAssembly's memory is given back by the garbage collector only, which does not see how much there is.
  const buffer = new harfBuzz.Buffer()
  const weights: Record<Weight, HarfBuzz.Font> = { 400: weighted(400), 600: weighted(600) }
  return {
    has: codePoint => weights[400].nominalGlyph(codePoint) !== undefined,
    outline: (glyph, weight) => weights[weight].glyphToJson(glyph),
    shape(text, weight, direction) {
      buffer.reset()
      buffer.addText(text)
      buffer.guessSegmentProperties()
      buffer.setDirection(direction === 'rtl' ? harfBuzz.Direction.RTL : harfBuzz.Direction.LTR)
      harfBuzz.shape(weights[weight], buffer)
      let advance = 0
      const glyphs = buffer
        .getGlyphInfosAndPositions()
        .map(({ codepoint, cluster, xOffset = 0, yOffset = 0, xAdvance = 0 }) => {
          const glyph = { id: codepoint, of: cluster, advance: xAdvance, x: advance + xOffset, y: yOffset }
          advance += xAdvance
          return glyph
        })
      return { glyphs, advance, isWhole: glyphs.every(({ id }) => id !== 0) }
    },
  }
}
