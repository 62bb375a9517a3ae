import { EMOJI, loadFont, partsWith, type Font, type FontPart } from './fonts.ts'

/** What of a character, as people see one, comes from which font; undefined where none has it. */
export type Pieces = readonly { readonly text: string; readonly font: Font | undefined }[]

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** Marks are put together with their letters, and what would break a line is a blank. */
export const split = (text: string) =>
  Array.from(characters.segment(text.normalize('NFC').replaceAll(/\s+/g, ' ')), ({ segment }) => segment)

const UNSEEN = /\p{Default_Ignorable_Code_Point}/u
/** What changes the character before it, and may be left out where no font knows the two together. */
const CHANGES = /\p{M}|\p{Emoji_Modifier}/u
const IS_EMOJI = /\p{Emoji_Presentation}|\uFE0F/u

const codePointsOf = (text: string) =>
  Array.from(text)
    .filter(character => !UNSEEN.test(character))
    .map(character => character.codePointAt(0) ?? 0)

async function findFont(character: string): Promise<Font | undefined> {
  const codePoints = codePointsOf(character)
  const candidates = partsWith(codePoints)
  const isFirst = ({ family }: FontPart) => (family === EMOJI) === IS_EMOJI.test(character)
  let best: { font: Font; glyphs: number } | undefined
  for (const part of [...candidates.filter(isFirst), ...candidates.filter(each => !isFirst(each))]) {
    const font = await loadFont(part)
    if (!codePoints.every(font.has)) continue
    const { glyphs, isWhole } = font.shape(character, 400, 'ltr')
    if (!isWhole) continue
    if (codePoints.length === 1) return font
    // An emoji of several is one picture in one of the files, and several in the others.
    if (!best || glyphs.length < best.glyphs) best = { font, glyphs: glyphs.length }
  }
  return best?.font
}

/** Takes characters apart into what there are fonts for. A mark may stand on very many letters: each is looked up once. */
export function createPieces() {
  const fonts = new Map<string, Promise<Font | undefined>>()

  function fontFor(character: string): Promise<Font | undefined> {
    const font = fonts.get(character) ?? findFont(character)
    fonts.set(character, font)
    return font
  }

  return async function piecesOf(character: string): Promise<Pieces> {
    if (codePointsOf(character).length === 0) return []
    const font = await fontFor(character)
    const each = Array.from(character)
    if (font || each.length === 1) return [{ text: character, font }]
    const pieces = await Promise.all(
      each.filter(one => !UNSEEN.test(one)).map(async one => ({ text: one, font: await fontFor(one) })),
    )
    return pieces.filter(piece => piece.font ?? !CHANGES.test(piece.text))
  }
}
