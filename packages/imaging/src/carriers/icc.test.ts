import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { jpegSegment } from '../containers/jpeg.ts'
import { configureSharp, inspect, stripRecipe } from '../index.ts'
import { makeJpeg, makePng, makeWebp } from '../testing/index.ts'
import { webpChunk, walkWebp, webpFile } from '../containers/webp.ts'
import { withoutText } from './icc.ts'

beforeAll(() => configureSharp())

const SECRET = 'UNMISTAKABLE secret'

/** The Display P3 of the encoder, which has names of a few letters. */
const plain = async () => (await sharp(await makeJpeg({ icc: true })).metadata()).icc ?? Buffer.alloc(0)

const tagsOf = (profile: Buffer) =>
  Array.from({ length: profile.readUInt32BE(128) }, (_, at) => {
    const entry = 132 + at * 12
    const offset = profile.readUInt32BE(entry + 4)
    return {
      name: profile.toString('latin1', entry, entry + 4),
      element: profile.subarray(offset, offset + profile.readUInt32BE(entry + 8)),
    }
  })

/** A profile of lookup tables, as printers have them. */
const printed = async () =>
  (await sharp(await sharp(makePng()).withIccProfile('cmyk').jpeg().toBuffer()).metadata()).icc ?? Buffer.alloc(0)

/** A profile of one table that says this. */
const tableOf = (profile: Buffer, element: Buffer) => {
  const head = Buffer.alloc(148)
  profile.copy(head, 0, 0, 128)
  head.writeUInt32BE(1, 128)
  head.write('A2B0', 132, 'latin1')
  head.writeUInt32BE(144, 136)
  head.writeUInt32BE(element.length, 140)
  return Buffer.concat([head.subarray(0, 144), element])
}

/** The same profile with tags added or replaced, and with something behind the last. */
const withTags = (profile: Buffer, changed: Readonly<Record<string, Buffer>>, trailer = Buffer.alloc(0)) => {
  const kept = tagsOf(profile).filter(({ name }) => !(name in changed))
  const all = [...kept, ...Object.entries(changed).map(([name, element]) => ({ name, element }))]
  const table = Buffer.alloc(4 + all.length * 12)
  table.writeUInt32BE(all.length)
  let offset = 128 + table.length
  const pieces = all.map(({ name, element }, at) => {
    table.write(name, 4 + at * 12, 'latin1')
    table.writeUInt32BE(offset, 8 + at * 12)
    table.writeUInt32BE(element.length, 12 + at * 12)
    const piece = Buffer.concat([element, Buffer.alloc((4 - (element.length % 4)) % 4)])
    offset += piece.length
    return piece
  })
  const whole = Buffer.concat([profile.subarray(0, 128), table, ...pieces, trailer])
  whole.writeUInt32BE(whole.length, 0)
  return whole
}

const text = Buffer.from(`text\0\0\0\0${SECRET}\0`)
const wide = Buffer.concat([
  Buffer.from('mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS\0\0\0\x26\0\0\0\x1c', 'latin1'),
  Buffer.from(SECRET, 'utf16le').swap16(),
])
const curveOf = (words: string) => {
  const head = Buffer.from('curv\0\0\0\0\0\0\0\0', 'latin1')
  head.writeUInt32BE(words.length / 2, 8)
  return Buffer.concat([head, Buffer.from(words)])
}

const FORGED: readonly (readonly [string, (profile: Buffer) => Buffer])[] = [
  ['its description', profile => withTags(profile, { desc: wide })],
  ['its copyright', profile => withTags(profile, { cprt: text })],
  ['a tag that no decoder asks for', profile => withTags(profile, { targ: text })],
  [
    'a colour tag behind its numbers',
    profile =>
      withTags(profile, {
        wtpt: Buffer.concat([tagsOf(profile).find(({ name }) => name === 'wtpt')?.element ?? text, text]),
      }),
  ],
  ['what lies behind the tags', profile => withTags(profile, {}, text)],
  ['what is reserved in its header', profile => Buffer.from(profile).fill(SECRET, 100, 120)],
]

const holds = (bytes: Uint8Array) =>
  [Buffer.from(SECRET.slice(0, 12)), Buffer.from(SECRET.slice(0, 12), 'utf16le').swap16()].some(form =>
    Buffer.from(bytes).includes(form),
  )

const profileChunk = (profile: Buffer, name = 'icc') =>
  Buffer.concat([Buffer.from(`${name}\0\0`), deflateSync(profile)])
const png = (profile: Buffer) => makePng({ chunks: [['iCCP', profileChunk(profile)]] })
const webp = async (profile: Buffer) => {
  const bytes = Buffer.from(await makeWebp({ icc: true }))
  const pieces = [...walkWebp(bytes)].map(({ type, start, end }) =>
    type === 'ICCP' ? webpChunk('ICCP', profile) : bytes.subarray(start, end),
  )
  return webpFile(pieces)
}
const jpeg = async (profile: Buffer, order: readonly number[] = [0, 1]) => {
  const bytes = Buffer.from(await makeJpeg())
  const half = Math.ceil(profile.length / 2)
  const parts = [profile.subarray(0, half), profile.subarray(half)].map((part, at) =>
    jpegSegment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0'), Buffer.of(at + 1, 2), part])),
  )
  return Buffer.concat([bytes.subarray(0, 2), ...order.flatMap(at => parts[at] ?? []), bytes.subarray(2)])
}

const shown = (bytes: Uint8Array) => sharp(bytes).toColourspace('srgb').raw().toBuffer()
const iccOf = async (bytes: Uint8Array) => (await sharp(bytes).metadata()).icc

const USELESS: readonly (readonly [string, (profile: Buffer) => Buffer])[] = [
  ['a curve that is text', (profile: Buffer) => withTags(profile, { rTRC: curveOf(SECRET.slice(0, 18)) })],
  ...['mft1', 'mft2', 'mAB ', 'mBA '].map((type): (typeof FORGED)[number] => [
    `a table (${type}) that is text`,
    (profile: Buffer) => tableOf(profile, Buffer.from(`${type}\0\0\0\0${`${SECRET} `.repeat(20)}`)),
  ]),
  ['no colours', () => Buffer.from(SECRET.repeat(20))],
  ['a table beyond its end', (profile: Buffer) => Buffer.from(profile).fill(0xff, 128, 132)],
  ['nothing in it', () => Buffer.alloc(0)],
]

describe('a colour profile', () => {
  test('that says nothing stays as it is', async () => {
    const profile = await plain()
    expect(withoutText(profile)).toBe(profile)
    for (const bytes of [png(profile), await webp(profile), await jpeg(profile)])
      expect(Buffer.compare((await iccOf(stripRecipe(bytes))) ?? Buffer.alloc(0), profile)).toBe(0)
  })

  test.each(FORGED)('with text in %s is built anew, and shows the same colours', async (_, forge) => {
    const profile = forge(await plain())
    expect(holds(profile)).toBe(true)
    for (const bytes of [png(profile), await webp(profile), await jpeg(profile)]) {
      const stripped = stripRecipe(bytes)
      const found = await iccOf(stripped)
      expect(found === undefined || holds(found)).toBe(false)
      expect(holds(stripped)).toBe(false)
      await inspect(stripped)
      expect((await shown(stripped)).equals(await shown(bytes))).toBe(true)
    }
  })

  test.each(USELESS)('with %s goes, and the picture is one without a profile', async (_, forge) => {
    const profile = forge(await plain())
    for (const bytes of [png(profile), await webp(profile), await jpeg(profile)]) {
      const stripped = stripRecipe(bytes)
      expect(await iccOf(stripped)).toBeUndefined()
      expect(holds(stripped)).toBe(false)
      await inspect(stripped)
    }
  })

  test('whose name is a text has another one', async () => {
    const bytes = makePng({ chunks: [['iCCP', profileChunk(await plain(), SECRET)]] })
    expect(holds(stripRecipe(bytes))).toBe(false)
    expect(await iccOf(stripRecipe(bytes))).toBeDefined()
  })

  test('with text behind its packed end is packed anew', async () => {
    const profile = await plain()
    const bytes = makePng({ chunks: [['iCCP', Buffer.concat([profileChunk(profile), Buffer.from(SECRET)])]] })
    expect(holds(stripRecipe(bytes))).toBe(false)
    expect((await iccOf(stripRecipe(bytes)))?.equals(profile)).toBe(true)
  })

  test('whose parts stand in another order is put together as they are numbered', async () => {
    const profile = withTags(await plain(), { desc: wide })
    const bytes = await jpeg(profile, [1, 0])
    expect((await iccOf(bytes))?.equals(profile)).toBe(true)
    const stripped = stripRecipe(bytes)
    expect(holds(stripped)).toBe(false)
    expect(await iccOf(stripped)).toBeDefined()
    expect((await shown(stripped)).equals(await shown(bytes))).toBe(true)
  })
})

test('the lookup tables of a printer stay, without what stands behind them', async () => {
  const profile = await printed()
  const tables = ['A2B0', 'B2A0']
  const elementOf = (bytes: Buffer | undefined, tag: string) =>
    tagsOf(bytes ?? Buffer.alloc(132)).find(({ name }) => name === tag)?.element ?? Buffer.alloc(0)
  const longer = Object.fromEntries(tables.map(tag => [tag, Buffer.concat([elementOf(profile, tag), text])]))
  const clean = withoutText(withTags(profile, longer))
  expect(clean && holds(clean)).toBe(false)
  for (const tag of tables) {
    expect(elementOf(profile, tag).length).toBeGreaterThan(1000)
    expect(elementOf(clean, tag).equals(elementOf(profile, tag))).toBe(true)
  }
})

/** A table in parts of three channels: straight curves around a matrix and a grid of these numbers. */
const inParts = (numbers: Buffer, matrix = Buffer.alloc(48)) => {
  const curves = Buffer.concat(Array.from({ length: 3 }, () => Buffer.from('curv\0\0\0\0\0\0\0\0', 'latin1')))
  const head = Buffer.alloc(32)
  head.write('mAB ', 'latin1')
  head.set([3, 3], 8)
  const grid = Buffer.alloc(20)
  grid.set([2, 2, 2], 0)
  grid[16] = 2
  const pieces = [curves, matrix, curves, Buffer.concat([grid, numbers]), curves]
  let offset = head.length
  for (const [at, piece] of pieces.entries()) {
    head.writeUInt32BE(offset, 12 + at * 4)
    offset += piece.length
  }
  return Buffer.concat([head, ...pieces])
}

test('a table in parts stays, whatever letters its numbers are, without text behind it or for a matrix', async () => {
  const table = inParts(Buffer.alloc(48, 'Numbers like any others. '))
  const profile = tableOf(await plain(), table)
  expect(withoutText(profile)).toBe(profile)
  const clean = withoutText(tableOf(await plain(), Buffer.concat([table, text])))
  expect(clean && holds(clean)).toBe(false)
  expect(
    clean &&
      tagsOf(clean)
        .find(({ name }) => name === 'A2B0')
        ?.element.equals(table),
  ).toBe(true)
  expect(withoutText(tableOf(await plain(), inParts(Buffer.alloc(48), Buffer.alloc(48, SECRET))))).toBeUndefined()
  expect(
    withoutText(tableOf(await plain(), Buffer.concat([table.subarray(0, 68), text, table.subarray(68)]))),
  ).toBeUndefined()
})

test.each([
  ['gAMA', Buffer.from(`\0\0\xb1\x8f${SECRET}`, 'latin1')],
  ['pHYs', Buffer.from(SECRET)],
  ['cICP', Buffer.from(SECRET)],
])('a %s chunk that is too long for what it says goes', (type, data) => {
  expect(holds(stripRecipe(makePng({ chunks: [[type, data]] })))).toBe(false)
})

test('what stands behind the numbers of JFIF and Adobe goes, and its colours stay', async () => {
  const bytes = Buffer.from(await makeJpeg())
  const jfif = jpegSegment(0xe0, Buffer.from(`JFIF\0\x01\x01\0\0\x01\0\x01\0\0${SECRET}`, 'latin1'))
  const adobe = jpegSegment(0xee, Buffer.from(`Adobe\0\x64\0\0\0\0\x01${SECRET}`, 'latin1'))
  const forged = Buffer.concat([
    bytes.subarray(0, 2),
    jfif,
    adobe,
    bytes.subarray(bytes.indexOf(Buffer.from([0xff, 0xdb]))),
  ])
  const stripped = stripRecipe(forged)
  expect(holds(stripped)).toBe(false)
  expect((await shown(stripped)).equals(await shown(forged))).toBe(true)
})
