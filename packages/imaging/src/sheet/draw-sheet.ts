import { decoding, loadSharp } from '../derive/sharp.ts'
import { layOut, type Layout, type TableLayout } from './layout.ts'
import { createLettering } from './lettering.ts'
import { boxOf, captionOf, cornersOf, headerOf, headOf, rowLabelOf, winnerOf, type Strip } from './parts.ts'
import { said, textsOf, type Sheet, type SheetCell, type SheetWords } from './sheet.ts'
import { PAPER } from './palette.ts'

export interface SheetOptions {
  readonly format: 'png' | 'webp'
  /** The longer side of a cell, in pixels; smaller where the sheet would be too large. */
  readonly cellSize: number
  /** Drawing ends between two cells when it aborts. */
  readonly signal?: AbortSignal
}

/** Pictures decoded at a time. */
const DECODED_AT_ONCE = 2
const CHANNELS = 3

interface Pixels {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

/**
 * Draws a sheet. In memory are the pixels of the sheet, at most `MAX_SHEET_PIXELS`, and two pictures of a size of a cell:
 * libvips would hold every picture that is part of a composite until the last is drawn.
 */
export async function drawSheet(asked: Sheet, { format, cellSize, signal }: SheetOptions): Promise<Uint8Array> {
  signal?.throwIfAborted()
  const lettering = await createLettering(textsOf(asked), asked.language, signal)
  const sheet = said(asked, lettering.written)
  const layout = layOut(sheet, cellSize, lettering)
  const { width, height } = layout
  const paper = { data: Buffer.alloc(width * height * CHANNELS, PAPER_BYTES), width, height }
  await put(paper, headOf(layout))
  for (const [at, table] of layout.tables.entries())
    await drawTable(paper, { sheet, layout, table, isFirst: at === 0, signal })
  signal?.throwIfAborted()
  const picture = loadSharp()(paper.data, { raw: { width, height, channels: CHANNELS }, limitInputPixels: false })
  return format === 'png'
    ? picture.png({ compressionLevel: 6 }).toBuffer()
    : picture.webp({ quality: 86, effort: 2 }).toBuffer()
}

interface TableDrawing {
  readonly sheet: Sheet
  readonly layout: Layout
  readonly table: TableLayout
  readonly isFirst: boolean
  readonly signal: AbortSignal | undefined
}

async function drawTable(paper: Pixels, { sheet, layout, table, isFirst, signal }: TableDrawing): Promise<void> {
  const { cell, gap, left } = layout
  await put(paper, captionOf(layout, table))
  await put(paper, headerOf(layout, table, isFirst || table.table.caption ? sheet : { columnsName: '', rowsName: '' }))
  let top = table.top + table.captionHeight + table.headerHeight
  const corners = new Map<string, Buffer>()
  for (const row of table.table.rows) {
    await put(paper, rowLabelOf(layout, row.label, top))
    for (let at = 0; at < row.cells.length; at += DECODED_AT_ONCE) {
      signal?.throwIfAborted()
      await Promise.all(
        row.cells.slice(at, at + DECODED_AT_ONCE).map(async (each, beside) => {
          const pixels = await drawCell(each, layout, sheet.words, corners)
          const x = left + (at + beside) * (cell.width + gap)
          // On the edge that its label stands on.
          copy(pixels, paper, x, top + Math.floor((cell.height - pixels.height) / 2))
        }),
      )
    }
    top += cell.height + gap
  }
}

async function drawCell(
  cell: SheetCell,
  layout: Layout,
  words: SheetWords,
  frames: Map<string, Buffer>,
): Promise<Pixels> {
  if (cell.kind === 'empty') return rasterise(boxOf(layout, cell.reason))
  try {
    const { data, info } = await decoding(await cell.read(layout.cell.width), {}, picture =>
      picture
        .resize({ ...layout.cell, fit: 'inside' })
        .flatten({ background: PAPER })
        .toColourspace('srgb')
        .removeAlpha()
        .raw({ depth: 'uchar' })
        .toBuffer({ resolveWithObject: true }),
    )
    const { width, height } = info
    const frame = await frameOf({ width, height }, layout, frames, cell.isWinner ? words.winner : undefined)
    return { data: lay(frame, data), width, height }
  } catch {
    // One file that is gone or damaged is no reason to draw nothing.
    return rasterise(boxOf(layout, words.unreadable))
  }
}

/** What lies over a picture: its round corners, and what marks the winner. */
async function frameOf(
  size: { width: number; height: number },
  layout: Layout,
  frames: Map<string, Buffer>,
  winner: string | undefined,
): Promise<Buffer> {
  const key = `${size.width}x${size.height} ${winner}`
  const frame =
    frames.get(key) ??
    (await loadSharp()(Buffer.from(winner === undefined ? cornersOf(layout, size) : winnerOf(layout, size, winner)))
      .ensureAlpha()
      .raw()
      .toBuffer())
  frames.set(key, frame)
  return frame
}

/** Blends RGBA over RGB of the same size. */
function lay(frame: Uint8Array, picture: Buffer): Buffer {
  for (let from = 0, to = 0; from < frame.length; from += 4, to += CHANNELS) {
    const alpha = (frame[from + 3] ?? 0) / 255
    if (alpha === 0) continue
    for (let channel = 0; channel < CHANNELS; channel += 1)
      picture[to + channel] = Math.round(
        (frame[from + channel] ?? 0) * alpha + (picture[to + channel] ?? 0) * (1 - alpha),
      )
  }
  return picture
}

async function rasterise(svg: string): Promise<Pixels> {
  const { data, info } = await loadSharp()(Buffer.from(svg), { unlimited: true, limitInputPixels: false })
    .flatten({ background: PAPER })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

async function put(paper: Pixels, strip: Strip | undefined): Promise<void> {
  if (strip) copy(await rasterise(strip.svg), paper, strip.x, strip.y)
}

/** Line by line; what lies outside of the paper is left out. */
function copy(from: Pixels, to: Pixels, x: number, y: number): void {
  const width = Math.min(from.width, to.width - x) * CHANNELS
  for (let line = 0; line < from.height && y + line < to.height; line += 1) {
    const start = line * from.width * CHANNELS
    to.data.set(from.data.subarray(start, start + width), ((y + line) * to.width + x) * CHANNELS)
  }
}

const PAPER_BYTES = Buffer.from(PAPER.slice(1), 'hex')
