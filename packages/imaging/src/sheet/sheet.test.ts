import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { configureSharp, drawSheet, MAX_SHEET_PIXELS, MAX_SHEET_SIDE, type Sheet, type SheetCell } from '../index.ts'
import { layOut } from './layout.ts'
import { linesOf, pathOf, widthOf, type TextStyle } from './text.ts'

beforeAll(() => configureSharp())

const style: TextStyle = { size: 16, weight: 400 }

describe('text', () => {
  test('has a shape of its own for the letters of many languages', () => {
    const shapes = Array.from('aÄöüßéçłőžДжЩωΨạ…×·“').map(letter => pathOf(letter, 0, 16, style))
    expect(new Set(shapes).size).toBe(shapes.length)
    expect(shapes.every(shape => shape.length > 20)).toBe(true)
  })

  test('shows a box for what no font has, one for each character that a person sees', () => {
    const box = pathOf('灯', 0, 16, style)
    for (const character of ['塔', '😀', '👩‍🚀', '🇩🇪', '\uE000']) expect(pathOf(character, 0, 16, style)).toBe(box)
    expect(widthOf('😀😀', style)).toBeCloseTo(2 * widthOf('👩‍🚀', style))
  })

  test('puts marks together with their letters', () => {
    expect(pathOf('u\u0308', 0, 16, style)).toBe(pathOf('ü', 0, 16, style))
  })

  test('is broken between words, and within one that is too wide', () => {
    const width = widthOf('a lighthouse', style)
    expect(linesOf('a lighthouse  at\ndusk', style, { width, lines: 3 })).toEqual(['a lighthouse', 'at dusk'])
    const lines = linesOf('x'.repeat(40), style, { width, lines: 9 })
    expect(lines.join('')).toBe('x'.repeat(40))
    expect(Math.max(...lines.map(line => widthOf(line, style)))).toBeLessThanOrEqual(width)
    expect(linesOf('', style, { width, lines: 3 })).toEqual([])
  })

  test('ends in an ellipsis where there is no more room', () => {
    const width = widthOf('a lighthouse', style)
    const lines = linesOf('a lighthouse at dusk by the sea in the rain', style, { width, lines: 2 })
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/^at dusk.*…$/)
    expect(widthOf(lines[1] ?? '', style)).toBeLessThanOrEqual(width)
    expect(linesOf('wide', style, { width: 1, lines: 1 })).toEqual(['w…'])
  })
})

const picture = (colour: string, width = 64, height = 64) =>
  sharp({ create: { width, height, channels: 3, background: colour } })
    .png()
    .toBuffer()
const cell = (colour: string, isWinner = false, width = 64, height = 64): SheetCell => ({
  kind: 'picture',
  isWinner,
  read: () => picture(colour, width, height),
})
const sheetOf = (rows: SheetCell[][], more: Partial<Sheet> = {}): Sheet => ({
  title: 'A title',
  prompt: 'a prompt',
  facts: 'some facts',
  columnsName: 'Seed',
  rowsName: 'Steps',
  proportions: { width: 64, height: 64 },
  tables: [
    {
      caption: '',
      columns: rows[0]?.map((_, at) => String(at)) ?? [],
      rows: rows.map((cells, at) => ({ label: `row ${at}`, cells })),
    },
  ],
  ...more,
})

/** The colour at the middle of a cell. */
async function colourAt(
  bytes: Uint8Array,
  sheet: Sheet,
  cellSize: number,
  [row, column]: [number, number],
  [dx, dy] = [0.5, 0.5],
): Promise<number[]> {
  const {
    left,
    cell: { width, height },
    gap,
    tables: [table],
  } = layOut(sheet, cellSize)
  const top = (table?.top ?? 0) + (table?.captionHeight ?? 0) + (table?.headerHeight ?? 0) + row * (height + gap)
  const pixel = await sharp(bytes)
    .extract({
      left: left + column * (width + gap) + Math.round(width * dx),
      top: top + Math.round(height * dy),
      width: 1,
      height: 1,
    })
    .removeAlpha()
    .raw()
    .toBuffer()
  return [...pixel]
}

describe('a sheet', () => {
  test.each(['png', 'webp'] as const)('as %s has every picture in its place, and quiet boxes between', async format => {
    const sheet = sheetOf([
      [cell('#c00000'), cell('#00c000')],
      [{ kind: 'empty', reason: 'Cancelled' }, cell('#0000c0', true)],
    ])
    const bytes = await drawSheet(sheet, { format, cellSize: 100 })
    const { width, height } = layOut(sheet, 100)
    expect(await sharp(bytes).metadata()).toMatchObject({ format, width, height })
    const colours = await Promise.all(
      (
        [
          [0, 0],
          [0, 1],
          [1, 1],
        ] as const
      ).map(([row, column]) => colourAt(bytes, sheet, 100, [row, column])),
    )
    expect(colours.map(colour => colour.findIndex(value => value > 150))).toEqual([0, 1, 2])
    const empty = await colourAt(bytes, sheet, 100, [1, 0], [0.5, 0.2])
    expect(Math.min(...empty)).toBeGreaterThan(225)
    // The frame of the winner.
    const [red = 0, , blue = 0] = await colourAt(bytes, sheet, 100, [1, 1], [0.01, 0.7])
    expect(blue).toBeGreaterThan(red + 80)
  })

  test('shows a picture of other proportions whole', async () => {
    const sheet = sheetOf([[cell('#c00000', false, 64, 32), cell('#00c000')]])
    const bytes = await drawSheet(sheet, { format: 'png', cellSize: 100 })
    expect((await colourAt(bytes, sheet, 100, [0, 0]))[0]).toBeGreaterThan(150)
    expect(Math.min(...(await colourAt(bytes, sheet, 100, [0, 0], [0.5, 0.1])))).toBeGreaterThan(240)
  })

  test('is drawn although a file is gone or damaged', async () => {
    const gone: SheetCell = {
      kind: 'picture',
      isWinner: false,
      read: async () => {
        throw new Error('gone')
      },
    }
    const damaged: SheetCell = { kind: 'picture', isWinner: true, read: async () => new Uint8Array(10) }
    const sheet = sheetOf([[gone, damaged, cell('#c00000')]])
    const bytes = await drawSheet(sheet, { format: 'png', cellSize: 100 })
    expect((await colourAt(bytes, sheet, 100, [0, 2]))[0]).toBeGreaterThan(150)
  })

  test('stops between two pictures when it is aborted', async () => {
    const stop = new AbortController()
    let read = 0
    const slow: SheetCell = {
      kind: 'picture',
      isWinner: false,
      read: async () => {
        read += 1
        if (read === 4) stop.abort(new Error('left'))
        return picture('#c00000')
      },
    }
    await expect(
      drawSheet(sheetOf([Array.from({ length: 40 }, () => slow)]), {
        format: 'png',
        cellSize: 64,
        signal: stop.signal,
      }),
    ).rejects.toThrow('left')
    expect(read).toBe(4)
  })

  const empty: SheetCell = { kind: 'empty', reason: 'The provider did not answer' }
  const long = 'an extraordinarily long label that would need many lines'
  test.each<[string, Sheet]>([
    ['200 cells in one row', sheetOf([Array.from({ length: 200 }, () => empty)])],
    ['200 cells in one column', sheetOf(Array.from({ length: 200 }, () => [empty]))],
    ['20 by 10', sheetOf(Array.from({ length: 10 }, () => Array.from({ length: 20 }, () => empty)))],
    [
      '200 tables of one cell',
      sheetOf([], {
        tables: Array.from({ length: 200 }, () => ({
          caption: long,
          columns: [long],
          rows: [{ label: long, cells: [empty] }],
        })),
      }),
    ],
    [
      'very wide pictures',
      sheetOf([Array.from({ length: 100 }, () => empty), Array.from({ length: 100 }, () => empty)], {
        proportions: { width: 4096, height: 64 },
      }),
    ],
  ])('stays within its bounds, whatever is asked for: %s', (_, sheet) => {
    const { width, height } = layOut(sheet, 1024)
    expect(width).toBeLessThanOrEqual(MAX_SHEET_SIDE)
    expect(height).toBeLessThanOrEqual(MAX_SHEET_SIDE)
    expect(width * height).toBeLessThanOrEqual(MAX_SHEET_PIXELS)
  })

  test('of the smallest cells is drawn, too', async () => {
    const sheet = sheetOf([[cell('#c00000', true), empty]], {
      title: '',
      prompt: '',
      facts: '',
      columnsName: '',
      rowsName: '',
    })
    expect(await sharp(await drawSheet(sheet, { format: 'webp', cellSize: 8 })).metadata()).toMatchObject({
      format: 'webp',
    })
  })
})
