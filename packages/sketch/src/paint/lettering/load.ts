import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type * as HarfBuzz from 'harfbuzzjs'
import type { Scene } from '../../scene.ts'
import { breakLines } from './break-lines.ts'
import { noLetters, type Letters, type Line } from './letters.ts'

const require = createRequire(import.meta.url)
const WEIGHT = 700
const UNITS_PER_EM = 1000

interface Part {
  readonly file: string
  readonly ranges: readonly (readonly [from: number, to: number])[]
}

/** `{"latin": "U+0000-00FF,U+0131"}`: which file of the package has which letters. */
function partsOfInter(): Part[] {
  const index = require.resolve('@fontsource-variable/inter/unicode.json')
  const ranges = JSON.parse(readFileSync(index, 'utf8')) as Record<string, string> // what every package of Fontsource has
  return Object.entries(ranges).map(([key, text]) => ({
    file: join(dirname(index), 'files', `inter-${key}-wght-normal.woff2`),
    ranges: text.split(',').map(range => {
      const [from = 0, to = from] = range
        .replace('U+', '')
        .split('-')
        .map(digits => Number.parseInt(digits, 16))
      return [from, to] as const
    }),
  }))
}

let parts: readonly Part[] | undefined

function fileFor(text: string): string | undefined {
  parts ??= partsOfInter()
  const codePoints = Array.from(text, letter => letter.codePointAt(0) ?? 0).filter(codePoint => codePoint > 0x20)
  return parts.find(({ ranges }) =>
    codePoints.every(codePoint => ranges.some(([from, to]) => codePoint >= from && codePoint <= to)),
  )?.file
}

/** Whether one of the bundled fonts has all its letters. */
export const canWrite = (text: string): boolean => fileFor(text) !== undefined

type Shaper = (text: string) => Line | undefined

function shaper(harfBuzz: typeof HarfBuzz, sfnt: Uint8Array): Shaper {
  const font = new harfBuzz.Font(new harfBuzz.Face(new harfBuzz.Blob(sfnt)))
  font.setScale(UNITS_PER_EM, UNITS_PER_EM)
  font.setVariations([new harfBuzz.Variation('wght', WEIGHT)])
  const buffer = new harfBuzz.Buffer()
  return text => {
    buffer.reset()
    buffer.addText(text)
    buffer.guessSegmentProperties()
    harfBuzz.shape(font, buffer)
    const steps: { type: string; values: number[] }[] = []
    let [advance, isWhole] = [0, true]
    for (const { codepoint, xOffset = 0, yOffset = 0, xAdvance = 0 } of buffer.getGlyphInfosAndPositions()) {
      isWhole &&= codepoint !== 0
      const [left, up] = [advance + xOffset, yOffset]
      for (const { type, values } of font.glyphToJson(codepoint))
        steps.push({ type, values: values.map((value, index) => value + (index % 2 === 0 ? left : up)) })
      advance += xAdvance
    }
    return isWhole ? { advance, steps } : undefined
  }
}

/** For good: a file is about 100 KB, and hardly any picture needs more than one. */
const loaded = new Map<string, Promise<Shaper>>()

async function readShaper(file: string): Promise<Shaper> {
  const [harfBuzz, { default: decompress }] = await Promise.all([
    import('harfbuzzjs'),
    import('woff2-encoder/decompress'),
  ])
  return shaper(harfBuzz, await decompress(await readFile(file)))
}

function loadShaper(file: string): Promise<Shaper> {
  const known = loaded.get(file)
  if (known) return known
  const made = readShaper(file).catch((error: unknown) => {
    // A disk that failed once may be read the next time.
    loaded.delete(file)
    throw error
  })
  loaded.set(file, made)
  return made
}

/** What is written on a parcel's tag and on what bears the words in quotes. */
const textsOf = ({ table, inscription }: Scene): string[] => [
  ...table.flatMap(({ label }) => (label === null ? [] : [label])),
  ...(inscription?.texts.flatMap(breakLines) ?? []),
]

/** Reads the outlines of all texts of a scene; nothing is loaded where it has none. */
export async function loadLetters(scene: Scene): Promise<Letters> {
  const texts = textsOf(scene)
  if (texts.length === 0) return noLetters
  const lines = new Map<string, Line | undefined>()
  for (const text of texts) {
    const file = fileFor(text)
    lines.set(text, file === undefined ? undefined : (await loadShaper(file))(text))
  }
  return text => lines.get(text)
}
