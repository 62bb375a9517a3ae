import { drawnOf, type Weight } from './fonts.ts'

export interface TextStyle {
  /** Pixels. */
  readonly size: number
  readonly weight: Weight
}

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** Marks are put together with their letters, and what would break a line is a blank. */
const split = (text: string) =>
  Array.from(characters.segment(text.normalize('NFC').replaceAll(/\s+/g, ' ')), ({ segment }) => segment)

export const LINE_HEIGHT = 1.32

/** Pixels. */
export const widthOf = (text: string, style: TextStyle) =>
  split(text).reduce((sum, character) => sum + drawnOf(character, style.weight).advance, 0) * style.size

/** Its letters as the data of an SVG path, standing on `y`; characters that no font has are boxes. */
export function pathOf(text: string, x: number, y: number, { size, weight }: TextStyle): string {
  let at = x
  return split(text)
    .map(character => {
      const { glyph, advance } = drawnOf(character, weight)
      const data = glyph ? glyph.getPath(at, y, size).toPathData(1) : boxAt(at, y, size)
      at += advance * size
      return data
    })
    .join('')
}

function boxAt(x: number, y: number, size: number): string {
  const [left, top, side, line] = [x + size * 0.08, y - size * 0.68, size * 0.62, Math.max(1, size * 0.08)]
  const frame = (inset: number, sweep: 'outer' | 'inner') => {
    const [from, to, up, down] = [left + inset, left + side - inset, top + inset, top + side - inset]
    return sweep === 'outer' ? `M${from} ${up}H${to}V${down}H${from}Z` : `M${from} ${up}V${down}H${to}V${up}Z`
  }
  return frame(0, 'outer') + frame(line, 'inner')
}

/** The text in lines of at most that width, in pixels; what finds no room ends in an ellipsis. */
export function linesOf(text: string, style: TextStyle, { width, lines }: { width: number; lines: number }): string[] {
  const words = text.normalize('NFC').trim().split(/\s+/).filter(Boolean)
  const made: string[] = []
  let line = ''
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const longer = line ? `${line} ${word}` : word
    if (widthOf(longer, style) <= width) {
      line = longer
      continue
    }
    if (made.length === lines - 1) return [...made, cut(longer, style, width)]
    if (line) {
      made.push(line)
      line = ''
      words.unshift(word)
      continue
    }
    // One word that is wider than a line by itself.
    const head = headOf(word, style, width)
    made.push(head)
    words.unshift(word.slice(head.length))
  }
  return line ? [...made, line] : made
}

const cut = (text: string, style: TextStyle, width: number) =>
  `${headOf(text, style, width - widthOf('…', style)).trimEnd()}…`

/** As many of its characters as there is room for, but one at least. */
function headOf(text: string, style: TextStyle, width: number): string {
  let sum = 0
  let head = ''
  for (const character of split(text)) {
    sum += drawnOf(character, style.weight).advance * style.size
    if (head && sum > width) break
    head += character
  }
  return head
}
