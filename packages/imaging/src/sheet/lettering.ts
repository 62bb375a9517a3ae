import { setImmediate } from 'node:timers/promises'
import { inVisualOrder, isRightToLeft, levelsOf, RIGHT_TO_LEFT } from './bidi.ts'
import { UNITS_PER_EM, type Font, type Weight } from './fonts.ts'
import { BOX_ADVANCE, boxAt } from './missing-box.ts'
import { createPieces, split, type Pieces } from './pieces.ts'
import { scriptName } from './scripts.ts'

export interface TextStyle {
  /** Pixels. */
  readonly size: number
  readonly weight: Weight
}

/** Said without having been in a text: where it is cut, what marks a line's direction, and around the name of a script. */
const OWN = `… ${RIGHT_TO_LEFT} []`

/** Characters that are learnt before others have their turn. */
const TURN = 200

/** Of which characters a text is, and how wide each stands there, in thousandths of an em. */
export interface Measured {
  readonly characters: readonly string[]
  readonly advances: readonly number[]
  readonly width: number
}

interface Run {
  /** Where in the text it begins. */
  readonly from: number
  text: string
  readonly font: Font | undefined
  readonly level: number
}

/**
 * Sets text in the fonts that the studio brings: letters join, marks stand where they belong, and what is read from
 * right to left goes there. What it has fonts for is found out beforehand, for all texts of a sheet at once.
 */
export async function createLettering(texts: readonly string[], language: string, signal?: AbortSignal) {
  const piecesOf = createPieces()
  const namesOfScripts = new Map<string, string>()
  const directions = new Map<string, boolean>()
  const known = new Map<string, Pieces>()
  const measured = new Map<string, Measured>()

  async function learn(all: readonly string[]) {
    for (const character of new Set(all.flatMap(split))) {
      if (known.has(character)) continue
      known.set(character, await piecesOf(character))
      if (known.size % TURN !== 0) continue
      await setImmediate()
      signal?.throwIfAborted()
    }
  }

  function nameOf(character: string): string {
    const name = namesOfScripts.get(character) ?? scriptName(character, language)
    namesOfScripts.set(character, name)
    return name
  }
  const isDrawn = (character: string) => known.get(character)?.every(({ font }) => font) ?? false
  await learn([OWN, ...texts])
  const undrawn = [...known.keys()].filter(character => !isDrawn(character))
  await learn([...new Set(undrawn.map(nameOf))])

  /** What cannot be drawn is said instead, once for all that follows each other: `[Khmer]`. */
  function written(text: string): string {
    let said = ''
    let last: string | undefined
    let blank = ''
    for (const character of split(text)) {
      if (character === ' ' && last !== undefined) {
        blank = character
        continue
      }
      const name = isDrawn(character) ? undefined : nameOf(character)
      if (name === undefined || name !== last) said += blank + (name === undefined ? character : `[${name}]`)
      blank = ''
      last = name
    }
    return said + blank
  }

  /** In the order of reading; blanks by themselves, so that a line is as wide as its words and its blanks. */
  function runsOf(text: string): Run[] {
    const levels = levelsOf(text)
    const runs: Run[] = []
    let from = 0
    for (const character of split(text)) {
      const level = levels[from] ?? 0
      let at = from
      from += character.length
      for (const piece of known.get(character) ?? [{ text: character, font: undefined }]) {
        const last = runs.at(-1)
        const isNext =
          last?.font !== undefined && last.from + last.text.length === at && !`${last.text}${piece.text}`.includes(' ')
        if (isNext && last.font === piece.font && last.level === level) last.text += piece.text
        else runs.push({ ...piece, from: at, level })
        at += piece.text.length
      }
    }
    return runs
  }

  const set = ({ text, font, level }: Run, weight: Weight) =>
    font?.shape(text, weight, level % 2 === 1 ? 'rtl' : 'ltr') ?? { glyphs: [], advance: BOX_ADVANCE * UNITS_PER_EM }

  /** One word, or a blank. Each character as it stands in it: letters may join. */
  function measure(word: string, weight: Weight): Measured {
    const key = `${weight}${word}`
    const before = measured.get(key)
    if (before) return before
    const all = split(word)
    const places = all.flatMap((character, index) => Array.from({ length: character.length }, () => index))
    const advances = all.map(() => 0)
    const widen = (at: number, by: number) => {
      const place = places[at] ?? 0
      advances[place] = (advances[place] ?? 0) + by
    }
    for (const run of runsOf(word)) {
      if (!run.font) widen(run.from, BOX_ADVANCE * UNITS_PER_EM)
      for (const { of, advance } of set(run, weight).glyphs) widen(run.from + of, advance)
    }
    const made = { characters: all, advances, width: advances.reduce((sum, advance) => sum + advance, 0) }
    measured.set(key, made)
    return made
  }

  /** Pixels. Like the others it takes text as `written` gives it. */
  function widthOf(text: string, { size, weight }: TextStyle): number {
    const words = text.split(' ')
    const units = words.reduce((sum, word) => sum + measure(word, weight).width, 0)
    return ((units + (words.length - 1) * measure(' ', weight).width) * size) / UNITS_PER_EM
  }

  /** Its letters as the data of an SVG path, standing on `y`; what no font has is a box. */
  function pathOf(text: string, x: number, y: number, { size, weight }: TextStyle): string {
    const scale = size / UNITS_PER_EM
    let at = x
    let path = ''
    for (const run of inVisualOrder(runsOf(text))) {
      const { glyphs, advance } = set(run, weight)
      if (!run.font) path += boxAt(at, y, size)
      for (const glyph of glyphs) {
        for (const { type, values } of run.font?.outline(glyph.id, weight) ?? [])
          path +=
            type +
            values
              .map((value, index) =>
                (index % 2 === 0 ? at + (glyph.x + value) * scale : y - (glyph.y + value) * scale).toFixed(1),
              )
              .join(' ')
      }
      at += advance * scale
    }
    return path
  }

  /** Whether it is read from right to left. */
  function isMirrored(text: string): boolean {
    const mirrored = directions.get(text) ?? isRightToLeft(text)
    directions.set(text, mirrored)
    return mirrored
  }

  return { written, measure, widthOf, pathOf, isMirrored }
}
export type Lettering = Awaited<ReturnType<typeof createLettering>>
