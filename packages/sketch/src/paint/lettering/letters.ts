/** The outline of one line of text, in thousandths of its size, upwards from the line it stands on. */
export interface Line {
  readonly advance: number
  readonly steps: readonly { readonly type: string; readonly values: readonly number[] }[]
}

/** The outlines of the texts that a scene has; undefined where the fonts lack a letter of one. */
export type Letters = (text: string) => Line | undefined

/** For who needs the shapes only: boards stay empty. */
export const noLetters: Letters = () => undefined

const UNITS = 1000
/** Of capitals in Inter. */
const CAP_HEIGHT = 0.727

const rounded = (value: number) => String(Math.round(value * 10) / 10)

/** Path data of M, L, C and Z, with the line's left end at 0, 0. */
function pathOf(line: Line, left: number, base: number, size: number): string {
  const scale = size / UNITS
  const at = (x: number, y: number) => `${rounded(left + x * scale)} ${rounded(base - y * scale)}`
  let [x, y, d] = [0, 0, '']
  for (const { type, values } of line.steps) {
    const [a = 0, b = 0, c = 0, e = 0, f = 0, g = 0] = values
    if (type === 'M' || type === 'L') d += `${type}${at(a, b)}`
    else if (type === 'Q')
      d += `C${at(x + ((a - x) * 2) / 3, y + ((b - y) * 2) / 3)} ${at(c + ((a - c) * 2) / 3, e + ((b - e) * 2) / 3)} ${at(c, e)}`
    else if (type === 'C') d += `C${at(a, b)} ${at(c, e)} ${at(f, g)}`
    else d += 'Z'
    if (type !== 'Z') [x, y] = type === 'Q' ? [c, e] : type === 'C' ? [f, g] : [a, b]
  }
  return d
}

export interface Box {
  /** Its middle. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const LEADING = 1.05

/** Lines of one size, one below the other, as large as the box allows. What cannot be written is left out. */
export function block(letters: Letters, texts: readonly string[], box: Box): string {
  const lines = texts.flatMap(text => letters(text) ?? []).filter(({ advance }) => advance > 0)
  const longest = Math.max(1, ...lines.map(({ advance }) => advance))
  const size = Math.min(
    (box.width * UNITS) / longest,
    box.height / (CAP_HEIGHT + LEADING * Math.max(0, lines.length - 1)),
  )
  const top = box.y - (size * (CAP_HEIGHT + LEADING * (lines.length - 1))) / 2
  return lines
    .map((line, index) =>
      pathOf(line, box.x - (line.advance * size) / UNITS / 2, top + size * (CAP_HEIGHT + LEADING * index), size),
    )
    .join('')
}

/** Fits a text into a box, in one line and in the middle; an empty path where it cannot be written. */
export function fitted(letters: Letters, text: string, box: Box): string {
  const line = letters(text)
  if (!line || line.advance <= 0) return ''
  const size = Math.min(box.height / CAP_HEIGHT, (box.width * UNITS) / line.advance)
  const wide = (line.advance * size) / UNITS
  return pathOf(line, box.x - wide / 2, box.y + (size * CAP_HEIGHT) / 2, size)
}
