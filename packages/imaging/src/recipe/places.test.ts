import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { writeTiff } from '../carriers/tiff.ts'
import { jpegSegment, MARKER } from '../containers/jpeg.ts'
import { webpChunk, webpFile } from '../containers/webp.ts'
import { readRecipe } from '../index.ts'
import { PLAIN } from '../testing/graphs.ts'
import { makeJpeg, makePng, makeWebp } from '../testing/index.ts'
import { A1111, FROM_A1111, fromPng, iTXt, tEXt } from '../testing/texts.ts'

const TAG = { description: 0x010e, comment: 0x9286, xpComment: 0x9c9c }
const ASCII = 2
const UNDEFINED = 7

const utf16 = (text: string, isBig = false) => {
  const little = Buffer.from(text, 'utf16le')
  return isBig ? little.swap16() : little
}
const prefixed = (prefix: string, bytes: Buffer) => Buffer.concat([Buffer.from(prefix, 'latin1'), bytes])

/** An EXIF block with one value, in the directory that the standard has for it or in the first one. */
const exif = (value: Buffer, { tag = TAG.comment, type = UNDEFINED, isFirst = false, isBigEndian = true } = {}) => {
  const entries = [{ tag, type, count: value.length, value }]
  return writeTiff({ isBigEndian, main: isFirst ? entries : [], exif: isFirst ? [] : entries, gps: [] })
}

const inJpeg = async (...segments: readonly Buffer[]) => {
  const jpeg = await makeJpeg()
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)])
}
const exifSegment = (block: Buffer) => jpegSegment(MARKER.APP1, prefixed('Exif\0\0', block))
const inWebp = async (type: string, data: Uint8Array) =>
  webpFile([(await makeWebp()).subarray(12), webpChunk(type, data)])

const text = Buffer.from(A1111)
const BLOCKS: readonly (readonly [string, Buffer])[] = [
  ['a comment in the first directory, as Pillow writes it', exif(text, { type: ASCII, isFirst: true })],
  ['a comment that begins with the text itself', exif(text)],
  ['a comment of UTF-16 without its prefix, big endian', exif(utf16(A1111, true))],
  ['a comment of UTF-16 without its prefix, little endian', exif(utf16(A1111))],
  ['a comment of UTF-16 with a mark of its order', exif(prefixed('UNICODE\0', utf16(`\ufeff${A1111}`)))],
  [
    'a comment of UTF-16 in a block of the other order',
    exif(prefixed('UNICODE\0', utf16(A1111, true)), { isBigEndian: false }),
  ],
  ['a comment that says UTF-16 and is UTF-8', exif(prefixed('UNICODE\0', text))],
  ['a comment with its prefix in small letters', exif(prefixed('Unicode\0', utf16(A1111)))],
  ['a comment without a word on its letters', exif(prefixed('\0'.repeat(8), text))],
  ['a description', exif(text, { tag: TAG.description, type: ASCII, isFirst: true })],
  ['a comment as Windows shows it', exif(utf16(A1111), { tag: TAG.xpComment, type: 1, isFirst: true })],
]

describe('parameters are read from EXIF, be it', () => {
  test.each(BLOCKS)('%s', async (_, block) => {
    expect(readRecipe(await inJpeg(exifSegment(block)))).toEqual(FROM_A1111)
    expect(readRecipe(await inWebp('EXIF', block))).toEqual(FROM_A1111)
    expect(fromPng(['eXIf', block])).toEqual(FROM_A1111)
  })

  test.each(['exif', 'APP1'])('hexadecimal, as ImageMagick writes it (%s)', name => {
    const block = prefixed(name === 'APP1' ? 'Exif\0\0' : '', exif(text))
    const hex = block.toString('hex').replaceAll(/(.{72})/g, '$1\n')
    expect(fromPng(tEXt(`Raw profile type ${name}`, `\n${name}\n    ${block.length}\n${hex}\n`))).toEqual(FROM_A1111)
  })

  test('letters of all scripts', async () => {
    const words = A1111.replace('a cat', 'ein Füchslein, лиса, きつね, 🦊')
    for (const value of [
      Buffer.from(words),
      utf16(words, true),
      prefixed('UNICODE\0', utf16(words)),
      prefixed('ASCII\0\0\0', Buffer.from(words)),
    ])
      expect(readRecipe(await inJpeg(exifSegment(exif(value))))?.recipe.prompt).toMatch(
        /^ein Füchslein, лиса, きつね, 🦊,/,
      )
  })

  test('but not what a camera says of itself', async () => {
    for (const words of ['SONY DSC', 'Lens: 50 mm, ISO: 100, Flash: off, Model: X100', 'filter: 0; hdr: 1; mode: 2'])
      for (const tag of [TAG.comment, TAG.description])
        expect(readRecipe(await inJpeg(exifSegment(exif(Buffer.from(words), { tag, isFirst: true }))))).toBeUndefined()
  })
})

test.each([
  ['text', A1111, FROM_A1111],
  ['a graph', JSON.stringify(PLAIN), { source: 'comfyui' }],
  ['letters of other scripts', A1111.replace('a cat', 'きつね'), { recipe: { seed: 1234 } }],
])('a JPEG comment is read: %s', async (_, words, found) => {
  expect(readRecipe(await inJpeg(jpegSegment(MARKER.COM, Buffer.from(words))))).toMatchObject(found)
})

const escaped = (xml: string) =>
  xml.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\n', '&#xA;')
const packet = (properties: string, attributes = '') =>
  Buffer.from(
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description rdf:about="" ${attributes}>${properties}</rdf:Description></rdf:RDF></x:xmpmeta>`,
  )
const list = (words: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(words)}</rdf:li></rdf:Alt>`

describe('parameters are read from XMP, be they', () => {
  test.each([
    ['a comment in a list', packet(`<exif:UserComment>${list(A1111)}</exif:UserComment>`)],
    ['a comment alone', packet(`<exif:UserComment>${escaped(A1111)}</exif:UserComment>`)],
    ['an attribute', packet('', `exif:UserComment="${escaped(A1111)}"`)],
    ['a description', packet(`<dc:description>${list(A1111)}</dc:description>`)],
  ])('%s', async (_, xmp) => {
    expect(readRecipe(await inJpeg(jpegSegment(MARKER.APP1, prefixed('http://ns.adobe.com/xap/1.0/\0', xmp))))).toEqual(
      FROM_A1111,
    )
    expect(readRecipe(await inWebp('XMP ', xmp))).toEqual(FROM_A1111)
    expect(fromPng(iTXt('XML:com.adobe.xmp', xmp.toString()))).toEqual(FROM_A1111)
  })
})

describe('texts of a PNG', () => {
  const FOX = A1111.replace('a cat', 'a fox テスト')

  test.each([
    ['tEXt', ['tEXt', Buffer.from(`parameters\0${FOX}`)]],
    ['zTXt', ['zTXt', Buffer.concat([Buffer.from('parameters\0\0'), deflateSync(Buffer.from(FOX))])]],
  ] as const)('that are UTF-8 in %s are read as UTF-8', (_, chunk) => {
    expect(fromPng(chunk)?.recipe.prompt).toMatch(/^a fox テスト,/)
  })

  test('that are Latin-1 are read as Latin-1', () => {
    expect(fromPng(tEXt('parameters', A1111.replace('a cat', 'un renard à Besançon')))?.recipe.prompt).toMatch(
      /^un renard à Besançon,/,
    )
  })

  test.each(['Comment', 'UserComment', 'Description'])('are parameters under another name, %s', keyword => {
    expect(fromPng(tEXt(keyword, A1111))).toEqual(FROM_A1111)
  })

  test('with a wrong checksum are read', () => {
    const file = Buffer.from(makePng({ chunks: [tEXt('parameters', A1111)] }))
    const at = file.indexOf('IDAT') - 8
    file[at] = (file[at] ?? 0) ^ 1
    expect(readRecipe(file)).toEqual(FROM_A1111)
  })
})
