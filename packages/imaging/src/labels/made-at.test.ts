import { describe, expect, test } from 'vitest'
import { writeTiff } from '../carriers/tiff.ts'
import { readMadeAt } from '../index.ts'
import { bearers, LABELLED } from '../testing/labelled.ts'
import { makePng, NOT_TAKEN } from '../testing/samples.ts'

const NOW = new Date('2026-11-28T09:00:00Z')
const TAG = { changed: 0x0132, made: 0x9003, changedOffset: 0x9010, madeOffset: 0x9011 }

const entry = (tag: number, text: string) => {
  const value = Buffer.from(`${text}\0`)
  return { tag, type: 2, count: value.length, value }
}
interface Dates {
  readonly made?: string
  readonly changed?: string
  readonly offset?: string
}
const exifOf = ({ made, changed, offset }: Dates, isBigEndian = true) =>
  writeTiff({
    isBigEndian,
    main: changed === undefined ? [] : [entry(TAG.changed, changed)],
    exif: [
      ...(made === undefined ? [] : [entry(TAG.made, made)]),
      ...(offset === undefined ? [] : [entry(TAG.changedOffset, offset), entry(TAG.madeOffset, offset)]),
    ],
    gps: [],
  })
const xmpOf = (attributes: string) =>
  `<rdf:RDF><rdf:Description rdf:about="" ${attributes}></rdf:Description></rdf:RDF>`
const told = (bytes: Uint8Array) => readMadeAt(bytes, NOW)?.toISOString()

describe.each(Object.entries(bearers))('a %s was made', (_, bear) => {
  test.each(Object.entries(LABELLED))('when %s says', async (_tool, { xmp, madeAt }) => {
    expect(told(await bear({ xmp }))).toBe(madeAt)
  })

  test('when it was taken, rather than created or changed', async () => {
    const xmp = xmpOf('xmp:CreateDate="2021-02-02" photoshop:DateCreated="2020-02-02"')
    const dates = { made: '2019:07:08 09:10:11', changed: '2022:01:01 00:00:00' }
    expect(told(await bear({ xmp, exif: exifOf(dates) }))).toBe('2019-07-08T09:10:11.000Z')
    expect(told(await bear({ xmp, exif: exifOf({ changed: dates.changed }) }))).toBe('2020-02-02T00:00:00.000Z')
    expect(told(await bear({ exif: exifOf({ changed: dates.changed }, false) }))).toBe('2022-01-01T00:00:00.000Z')
  })

  test('where the clock had an offset from UTC', async () => {
    for (const [offset, utc] of [
      ['+05:30', '2019-07-08T03:40:11.000Z'],
      ['-08:00', '2019-07-08T17:10:11.000Z'],
      ['+99:00', '2019-07-08T09:10:11.000Z'],
      ['   :  ', '2019-07-08T09:10:11.000Z'],
    ] as const)
      expect(told(await bear({ exif: exifOf({ made: '2019:07:08 09:10:11', offset }) }))).toBe(utc)
  })

  test('nobody knows when, where nothing says so', async () => {
    expect(told(await bear({}))).toBeUndefined()
  })
})

test.each([
  '0000:00:00 00:00:00',
  '    :  :     :  :  ',
  '1825:12:31 23:59:59',
  '2026:11:29 09:00:01',
  '2026:02:30 10:00:00',
  '2026:13:01 10:00:00',
  '2026:01:00 10:00:00',
  '2026:01:01 24:00:00',
  '2026:01:01 10:60:00',
  'yesterday',
  '',
])('"%s" is no date, and the next one counts', async made => {
  expect(told(await bearers.JPEG({ exif: exifOf({ made, changed: '2001:02:03 04:05:06' }) }))).toBe(
    '2001-02-03T04:05:06.000Z',
  )
})

test.each([
  ['1826', '1826-01-01T00:00:00.000Z'],
  ['2024-02', '2024-02-01T00:00:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['2024-02-29T12:30', '2024-02-29T12:30:00.000Z'],
  ['2024-02-29T12:30Z', '2024-02-29T12:30:00.000Z'],
  ['2024-02-29T12:30:15.1234567-03:00', '2024-02-29T15:30:15.123Z'],
  ['2026-11-29T08:59:59Z', '2026-11-29T08:59:59.000Z'],
  ['2024-02-29T12', undefined],
])('in XMP, "%s" is %s', async (text, date) => {
  expect(told(await bearers.PNG({ xmp: xmpOf(`xmp:CreateDate="${text}"`) }))).toBe(date)
})

test('the time of a PNG is the last that is asked', () => {
  const time = (year: number, ...rest: number[]) => {
    const data = Buffer.from([0, 0, ...rest])
    data.writeUInt16BE(year)
    return makePng({ chunks: [['tIME', data]] })
  }
  expect(told(time(2025, 3, 4, 5, 6, 7))).toBe('2025-03-04T05:06:07.000Z')
  expect(told(time(2025, 3, 40, 5, 6, 7))).toBeUndefined()
  expect(told(time(2025, 3))).toBeUndefined()
})

test('EXIF in the digits of ImageMagick tells, too', () => {
  const block = Buffer.concat([Buffer.from('Exif\0\0'), exifOf({ made: '2019:07:08 09:10:11' })])
  const text = `\nexif\n    ${block.length}\n${block.toString('hex')}\n`
  const png = makePng({ chunks: [['tEXt', Buffer.from(`Raw profile type exif\0${text}`)]] })
  expect(told(png)).toBe('2019-07-08T09:10:11.000Z')
})

test('what is no picture was made at no time', () => {
  for (const bytes of [new Uint8Array(), ...Object.values(NOT_TAKEN)]) expect(told(bytes)).toBeUndefined()
})
