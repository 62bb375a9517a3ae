import { IMAGE_WIDTHS, THUMBNAIL_WIDTH, type GridAxis, type SheetLanguage } from '@atelier/contracts'
import { drawSheet, render, type Sheet, type SheetCell } from '@atelier/imaging'
import pLimit from 'p-limit'
import type { Decoding } from '../../platform/decoding.ts'
import type { Context } from '../../platform/operations/operation.ts'
import type { GenerationRow } from '../generations/module.ts'
import type { ImageFiles, ImageRow } from '../images/module.ts'
import type { StylesService } from '../styles/module.ts'
import { gridHasNoImages, sheetsBusy } from './grids.errors.ts'
import type { GridRow } from './grids.presenter.ts'
import type { GridsService } from './grids.service.ts'
import { labelsOf, sizeLabel } from './labels.ts'
import { namesShown, styleNamesOf } from './style-names.ts'
import { arrange, tablesOf } from './sheet-tables.ts'
import { SHEET_WORDS, type SheetWords } from './sheet-words.ts'

interface SheetDependencies {
  readonly grids: Pick<GridsService, 'open'>
  readonly styles: Pick<StylesService, 'list'>
  readonly files: ImageFiles
  readonly decoding: Decoding
}

interface SheetQuery {
  readonly format?: 'png' | 'webp'
  readonly columns?: number
  readonly rows?: number
  readonly cellSize?: number
  readonly lang?: SheetLanguage
}

type Opened = Awaited<ReturnType<GridsService['open']>>

/** Sheets that wait for the one that is drawn: each takes the processor for seconds, and memory for its pixels. */
const MOST_WAITING = 3

/** Pixels from which on a picture is not decoded beside the lane. */
const LARGE_PIXELS = 4_000_000

/** Letters. */
const MOST_IN_TITLE = 90

/** Draws grids as one labelled picture, one at a time. */
export function createGridSheets({ grids, styles, files, decoding }: SheetDependencies) {
  const drawing = pLimit(1)

  /** The sheet decodes by itself what it is handed: a picture of many pixels is made smaller first, in the lane for that. */
  async function readLarge(row: ImageRow, width: number): Promise<Uint8Array> {
    const bytes = await files.original(row)
    const pixels = row.width * row.height
    const smaller = IMAGE_WIDTHS.find(each => each >= width)
    if (pixels <= LARGE_PIXELS || smaller === undefined) return bytes
    return decoding(pixels, () => render(bytes, { width: smaller, format: 'png' }))
  }

  async function readPicture(row: ImageRow, width: number): Promise<Uint8Array> {
    if (width > THUMBNAIL_WIDTH) return readLarge(row, width)
    const file = await files.open(row, { width: THUMBNAIL_WIDTH, format: 'webp' }, async () => row)
    const thumbnail = await file.read()
    return thumbnail instanceof Uint8Array ? thumbnail : Buffer.concat(await thumbnail.toArray())
  }

  const cellOf = (
    { generation, image }: Opened['cells'][number],
    winner: number | null,
    words: SheetWords,
  ): SheetCell =>
    image && !image.trashed
      ? { kind: 'picture', isWinner: generation.cell === winner, read: width => readPicture(image, width) }
      : { kind: 'empty', reason: reasonOf(generation, image, words) }

  async function describe({ row, cells }: Opened, query: SheetQuery): Promise<Sheet> {
    const language = query.lang ?? 'en'
    const words = SHEET_WORDS[language]
    const hasStyles = row.axes.some(({ kind }) => kind === 'style') || (row.base.styles ?? []).length > 0
    const now = hasStyles ? await styles.list({ id: row.ownerId }) : []
    const shown = namesShown(now, language)
    const names = new Map([
      ...styleNamesOf(
        row,
        cells.map(({ generation }) => generation),
      ),
      ...shown.byId,
    ])
    const axes = row.axes.map(axis => ({ axis, labels: labelsOf(axis, names, words) }))
    const byNumber = new Map(cells.map(cell => [cell.generation.cell, cell]))
    const cellAt = (place: readonly number[]): SheetCell => {
      const cell = byNumber.get(
        place.reduce((number, at, axis) => number * (row.axes[axis]?.values.length ?? 1) + at, 0),
      )
      return cell ? cellOf(cell, row.winner, words) : { kind: 'empty', reason: words.deleted }
    }
    const of = (side: 'width' | 'height') =>
      Math.max(1, ...cells.map(({ generation, image }) => image?.[side] ?? generation.parameters[side]))
    return {
      ...headingOf(row),
      facts: factsOf(row, cells, words, shown.byName),
      words,
      language,
      proportions: { width: of('width'), height: of('height') },
      ...tablesOf(axes, arrange(axes.length, query), words, cellAt),
    }
  }

  /** Undefined when whoever asked left before it was done. */
  return async function sheet(
    { actor, signal }: Pick<Context, 'actor' | 'signal'>,
    id: string,
    query: SheetQuery,
  ): Promise<{ row: GridRow; bytes: Uint8Array } | undefined> {
    const opened = await grids.open(actor, id)
    const described = await describe(opened, query)
    if (!opened.cells.some(({ image }) => image && !image.trashed)) throw gridHasNoImages()
    if (drawing.pendingCount >= MOST_WAITING) throw sheetsBusy()
    try {
      const bytes = await drawing(() =>
        drawSheet(described, { format: query.format ?? 'png', cellSize: query.cellSize ?? THUMBNAIL_WIDTH, signal }),
      )
      return { row: opened.row, bytes }
    } catch (error) {
      if (signal.aborted) return undefined
      throw error
    }
  }
}
export type DrawGridSheet = ReturnType<typeof createGridSheets>

function reasonOf({ status, error }: GenerationRow, image: ImageRow | undefined, words: SheetWords): string {
  if (image) return words.inTrash
  switch (status) {
    case 'queued':
      return words.waiting
    case 'running':
      return words.making
    case 'cancelled':
      return words.cancelled
    case 'failed':
      return words.failed(error?.message)
    default:
      return words.deleted
  }
}

/** A short prompt is as good as a title. */
const headingOf = ({ title, base: { prompt } }: GridRow) =>
  title === null && prompt.length <= MOST_IN_TITLE ? { title: prompt, prompt: '' } : { title: title ?? '', prompt }

/** What all cells have in common and no axis says. */
function factsOf(
  { axes }: GridRow,
  cells: Opened['cells'],
  words: SheetWords,
  styleNames: ReadonlyMap<string, string>,
): string {
  const has = (kind: GridAxis['kind']) => axes.some(axis => axis.kind === kind)
  const common = (kind: GridAxis['kind'], tell: (row: GenerationRow) => string | null): string[] => {
    const [first, ...others] = new Set(cells.map(({ generation }) => tell(generation)))
    return has(kind) || !first || others.length > 0 ? [] : [first]
  }
  return [
    ...common('model', row => row.model),
    ...common('style', row => row.typed?.styles.map(name => styleNames.get(name) ?? name).join(', ') ?? null),
    ...common('size', ({ parameters }) => sizeLabel(parameters.width, parameters.height)),
    ...common('steps', ({ parameters }) => (parameters.steps === null ? null : words.factSteps(parameters.steps))),
    ...common('guidance', ({ parameters }) =>
      parameters.guidance === null ? null : words.factGuidance(parameters.guidance),
    ),
    ...common('strength', ({ parameters: { strength } }) =>
      strength === undefined || strength === null ? null : words.factStrength(strength),
    ),
    ...common('sampler', ({ parameters }) => parameters.sampler ?? null),
    ...common('scheduler', ({ parameters }) => parameters.scheduler ?? null),
    ...common('seed', ({ parameters }) => words.factSeed(parameters.seed)),
  ].join('  ·  ')
}
