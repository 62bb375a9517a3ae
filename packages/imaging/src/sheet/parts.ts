import { lineOf, type Layout, type TableLayout } from './layout.ts'
import type { Lettering, TextStyle } from './lettering.ts'
import { ACCENT, INK, INK_FAINT, INK_SOFT, LINE, PAPER, SOFT } from './palette.ts'
import type { Sheet } from './sheet.ts'
import { linesOf } from './text.ts'

/** A piece of the sheet as an SVG, and where it goes. */
export interface Strip {
  readonly svg: string
  readonly x: number
  readonly y: number
}

interface Size {
  readonly width: number
  readonly height: number
}

const svg = ({ width, height }: Size, content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`
interface Place {
  readonly x: number
  readonly y: number
  readonly colour: string
}

/** `y` is what the letters stand on. */
const text = (lettering: Lettering, line: string, style: TextStyle, { x, y, colour }: Place) =>
  `<path fill="${colour}" d="${lettering.pathOf(line, x, y, style)}"/>`

/** Lines below each other; `y` is the upper edge of the first. Letters stand so that their x-height is about in the middle. */
const lines = (
  lettering: Lettering,
  all: readonly string[],
  style: TextStyle,
  { x, y, colour }: Omit<Place, 'x'> & { readonly x: number | ((line: string) => number) },
) =>
  all
    .map((line, at) =>
      text(lettering, line, style, {
        x: typeof x === 'number' ? x : x(line),
        y: y + at * lineOf(style) + style.size,
        colour,
      }),
    )
    .join('')

export function headOf({ lettering, width, padding, head, styles }: Layout): Strip {
  const space = Math.round(styles.label.size * 0.4)
  const promptAt = padding + head.title.length * lineOf(styles.title) + space
  const factsAt = promptAt + head.prompt.length * lineOf(styles.prompt) + space
  return {
    x: 0,
    y: 0,
    svg: svg(
      { width, height: head.height },
      [
        lines(lettering, head.title, styles.title, { x: padding, y: padding, colour: INK }),
        lines(lettering, head.prompt, styles.prompt, { x: padding, y: promptAt, colour: INK_SOFT }),
        lines(lettering, head.facts, styles.label, { x: padding, y: factsAt, colour: INK_FAINT }),
      ].join(''),
    ),
  }
}

export function captionOf(
  { lettering, width, padding, gap, styles }: Layout,
  { table, top, captionHeight }: TableLayout,
): Strip | undefined {
  if (!table.caption) return undefined
  const [caption = ''] = linesOf(lettering, table.caption, styles.facts, { width: width - 2 * padding, lines: 1 })
  const line = `<rect x="${padding}" y="0" width="${width - 2 * padding}" height="1" fill="${LINE}"/>`
  return {
    x: 0,
    y: top,
    svg: svg(
      { width, height: captionHeight },
      line + text(lettering, caption, styles.facts, { x: padding, y: gap + styles.facts.size, colour: INK }),
    ),
  }
}

/** The names of the axes, and the labels of the columns, each standing on the edge of its column. */
export function headerOf(
  { lettering, width, padding, left, cell, gap, styles }: Layout,
  { columns, top, captionHeight, headerHeight }: TableLayout,
  { columnsName, rowsName }: Pick<Sheet, 'columnsName' | 'rowsName'>,
): Strip | undefined {
  if (headerHeight === 0) return undefined
  const { axis, label } = styles
  const bottom = headerHeight - gap
  const labels = columns.map((each, at) =>
    lines(lettering, each, label, {
      x: left + at * (cell.width + gap),
      y: bottom - each.length * lineOf(label),
      colour: INK,
    }),
  )
  return {
    x: 0,
    y: top + captionHeight,
    svg: svg(
      { width, height: headerHeight },
      [
        columnsName ? text(lettering, columnsName, axis, { x: left, y: axis.size, colour: INK_FAINT }) : '',
        rowsName
          ? text(lettering, rowsName, axis, {
              x: padding,
              y: bottom - Math.round(label.size * 0.3),
              colour: INK_FAINT,
            })
          : '',
        ...labels,
      ].join(''),
    ),
  }
}

export function rowLabelOf(
  { lettering, padding, left, cell, styles: { label } }: Layout,
  name: string,
  y: number,
): Strip | undefined {
  if (!name || left === padding) return undefined
  const width = left - label.size
  const all = linesOf(lettering, name, label, {
    width: width - padding + 1,
    lines: Math.max(1, Math.floor(cell.height / lineOf(label))),
  })
  const top = Math.max(0, Math.round((cell.height - all.length * lineOf(label)) / 2))
  return {
    x: 0,
    y,
    svg: svg({ width, height: cell.height }, lines(lettering, all, label, { x: padding, y: top, colour: INK })),
  }
}

/** In the place of a picture that is not there. */
export function boxOf({ lettering, cell, radius, styles: { label } }: Layout, reason: string): string {
  const inner = cell.width - label.size * 1.6
  const room = Math.floor((cell.height - label.size) / lineOf(label))
  const all =
    inner < label.size * 3 || room < 1
      ? []
      : linesOf(lettering, reason, label, { width: inner, lines: Math.min(5, room) })
  const top = Math.round((cell.height - all.length * lineOf(label)) / 2)
  const box = `<rect x=".5" y=".5" width="${cell.width - 1}" height="${cell.height - 1}" rx="${radius}" fill="${SOFT}" stroke="${LINE}"/>`
  return svg(
    cell,
    box +
      lines(lettering, all, label, {
        x: line => (cell.width - lettering.widthOf(line, label)) / 2,
        y: top,
        colour: INK_FAINT,
      }),
  )
}

const rounded = ({ width, height }: Size, radius: number, inset = 0) => {
  const [r, right, bottom] = [Math.max(0, radius - inset), width - inset, height - inset]
  return `M${inset + r} ${inset}H${right - r}A${r} ${r} 0 0 1 ${right} ${inset + r}V${bottom - r}A${r} ${r} 0 0 1 ${right - r} ${bottom}H${inset + r}A${r} ${r} 0 0 1 ${inset} ${bottom - r}V${inset + r}A${r} ${r} 0 0 1 ${inset + r} ${inset}Z`
}

const outside = (size: Size, radius: number) =>
  `<path fill="${PAPER}" fill-rule="evenodd" d="M0 0H${size.width}V${size.height}H0Z${rounded(size, radius)}"/>`

/** Paper where the picture's corners are cut off. */
export const cornersOf = ({ radius }: Layout, size: Size) => svg(size, outside(size, radius))

/** A frame, and a word in the corner where there is room for one. */
export function winnerOf({ lettering, radius, styles: { label } }: Layout, size: Size, word: string): string {
  const line = Math.max(2, Math.round(label.size * 0.26))
  const ring = (colour: string, from: number, to: number) =>
    `<path fill="${colour}" fill-rule="evenodd" d="${rounded(size, radius, from)}${rounded(size, radius, to)}"/>`
  const style: TextStyle = { size: Math.round(label.size * 0.86), weight: 600 }
  const [inset, room] = [line * 2, style.size * 0.6]
  const [width, height] = [Math.ceil(lettering.widthOf(word, style) + room * 2), Math.ceil(style.size * 1.7)]
  const badge =
    width + inset * 2 > size.width || height + inset * 2 > size.height
      ? ''
      : `<rect x="${inset}" y="${inset}" width="${width}" height="${height}" rx="${height / 2}" fill="${ACCENT}"/>${text(lettering, word, style, { x: inset + room, y: inset + height / 2 + style.size * 0.36, colour: PAPER })}`
  return svg(size, ring(PAPER, line, line + 1) + ring(ACCENT, 0, line) + badge + outside(size, radius))
}
