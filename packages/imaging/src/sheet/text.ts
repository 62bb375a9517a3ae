import { RIGHT_TO_LEFT } from './bidi.ts'
import { UNITS_PER_EM } from './fonts.ts'
import type { Lettering, Measured, TextStyle } from './lettering.ts'

type Measure = Pick<Lettering, 'measure' | 'isMirrored'>

export const LINE_HEIGHT = 1.32

interface Room {
  readonly width: number
  readonly lines: number
}

/** The text in lines of at most that width, in pixels; what finds no room ends in an ellipsis. */
export function linesOf(
  { measure, isMirrored }: Measure,
  text: string,
  { size, weight }: TextStyle,
  { width, lines }: Room,
): string[] {
  const room = (width * UNITS_PER_EM) / size
  const [blank, ellipsis] = [measure(' ', weight), measure('…', weight)]
  const words = text
    .split(' ')
    .filter(Boolean)
    .map(word => measure(word, weight))
  const made: string[] = []
  let line = NOTHING
  for (let word = words.shift(); word; word = words.shift()) {
    const longer = line === NOTHING ? word : joined([line, blank, word])
    if (longer.width <= room) {
      line = longer
      continue
    }
    if (made.length === lines - 1) {
      made.push(`${textOf(headOf(longer, room - ellipsis.width)).trimEnd()}…`)
      line = NOTHING
      break
    }
    // One word that is wider than a line by itself is broken within.
    const head = line === NOTHING ? headOf(word, room) : line
    made.push(textOf(head))
    words.unshift(line === NOTHING ? part(word, head.characters.length) : word)
    line = NOTHING
  }
  if (line !== NOTHING) made.push(textOf(line))
  return isMirrored(text) ? made.map(each => RIGHT_TO_LEFT + each) : made
}

const NOTHING: Measured = { characters: [], advances: [], width: 0 }
const textOf = ({ characters }: Measured) => characters.join('')

const joined = (all: readonly Measured[]): Measured => ({
  characters: all.flatMap(({ characters }) => characters),
  advances: all.flatMap(({ advances }) => advances),
  width: all.reduce((sum, { width }) => sum + width, 0),
})

function part({ characters, advances }: Measured, from: number, to = characters.length): Measured {
  const those = advances.slice(from, to)
  return {
    characters: characters.slice(from, to),
    advances: those,
    width: those.reduce((sum, advance) => sum + advance, 0),
  }
}

/** As many of its characters as there is room for, but one at least. */
function headOf(text: Measured, room: number): Measured {
  let sum = text.advances[0] ?? 0
  let characters = 1
  for (const advance of text.advances.slice(1)) {
    sum += advance
    if (sum > room) break
    characters += 1
  }
  return part(text, 0, characters)
}
