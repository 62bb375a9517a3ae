import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { configureSharp, drawSheet, MAX_SHEET_PIXELS, MAX_SHEET_SIDE, type Sheet, type SheetCell } from '../index.ts'
import { layOut } from './layout.ts'
import { createLettering, type Lettering } from './lettering.ts'
import { textsOf } from './sheet.ts'

let lettering: Lettering
beforeAll(async () => {
  configureSharp()
  lettering = await createLettering(['0123456789', ...textsOf(sheetOf([], { prompt: long }))], 'en')
})

const long = 'an extraordinarily long label that would need many lines'

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
  words: { winner: 'Winner', unreadable: 'The file cannot be read' },
  language: 'en',
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
  } = layOut(sheet, cellSize, lettering)
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
    const { width, height } = layOut(sheet, 100, lettering)
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
    const { width, height } = layOut(sheet, 1024, lettering)
    expect(width).toBeLessThanOrEqual(MAX_SHEET_SIDE)
    expect(height).toBeLessThanOrEqual(MAX_SHEET_SIDE)
    expect(width * height).toBeLessThanOrEqual(MAX_SHEET_PIXELS)
  })

  test('says its labels in the script that they are written in, and names a script that it cannot draw', async () => {
    const drawn = async (label: string, language = 'en') => {
      const sheet = sheetOf([[empty]], { language })
      const [table = { caption: '', columns: [], rows: [] }] = sheet.tables
      return drawSheet({ ...sheet, tables: [{ ...table, columns: [label] }] }, { format: 'png', cellSize: 200 })
    }
    const box = await drawn('\uE000')
    const all = await Promise.all(
      ['红色', '青い', '빨강', 'أحمر', 'אדום', 'แดง', 'लाल', '🦊', 'rot'].map(async label => drawn(label)),
    )
    expect(new Set([box, ...all].map(bytes => Buffer.from(bytes).toString('base64'))).size).toBe(all.length + 1)
    expect(await drawn('ក្រហម')).toEqual(await drawn('[Khmer]'))
    expect(await drawn('ក្រហម red', 'de')).toEqual(await drawn('[Khmer] red', 'de'))
    expect(await drawn('ܣܘܡܩܐ', 'de')).toEqual(await drawn('[Syrisch]', 'de'))
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
