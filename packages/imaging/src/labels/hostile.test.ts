import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readLabels, readMadeAt, writeLabels } from '../index.ts'
import { bearers, LABELLED } from '../testing/labelled.ts'
import { createRandom } from '../testing/random.ts'
import { makePng } from '../testing/samples.ts'

const NOW = new Date('2026-11-28T09:00:00Z')
const inPng = (xmp: string) => makePng({ chunks: [['iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${xmp}`)]] })
const PACKET = LABELLED.Lightroom.xmp
const HEAD = '<rdf:RDF><rdf:Description>'

describe('a packet that is no reason to be slow:', () => {
  test.each([
    ['tags that nothing closes', HEAD + '<a>'.repeat(300_000)],
    ['tags that nothing opens', '</a>'.repeat(240_000)],
    ['beginnings of tags', '<'.repeat(900_000)],
    ['quotes', `<a ${`"'`.repeat(450_000)}`],
    ['blanks', `${HEAD}<a ${' '.repeat(900_000)}>`],
    ['a name without end', `<${'a'.repeat(900_000)}>`],
    ['an attribute without end', `${HEAD}<a ${'a'.repeat(900_000)}>`],
    ['attributes', `<rdf:RDF><rdf:Description ${'xmp:Rating="5" '.repeat(60_000)}>`],
    ['prefixes', `<rdf:RDF ${Array.from({ length: 40_000 }, (_, n) => `xmlns:a${n}="b"`).join(' ')}>`],
    ['descriptions', `<rdf:RDF>${'<rdf:Description xmlns:a="b"/>'.repeat(30_000)}`],
    ['comments', '<!--'.repeat(225_000)],
    ['items', `${HEAD}<dc:subject><rdf:Bag>${'<rdf:li>a</rdf:li>'.repeat(50_000)}</rdf:Bag></dc:subject></rdf:RDF>`],
    ['an item', `${HEAD}<dc:subject><rdf:Bag><rdf:li>${'&amp;'.repeat(150_000)}</rdf:li></rdf:Bag></dc:subject>`],
    ['a rating', `${HEAD}<xmp:Rating>${'1'.repeat(900_000)}</xmp:Rating>`],
    ['more than is looked at', ' '.repeat(2_000_000)],
  ])('%s', (_, xmp) => {
    const file = inPng(xmp)
    const start = performance.now()
    const { tags } = readLabels(file)
    expect(readMadeAt(file, NOW)).toBeUndefined()
    expect(performance.now() - start).toBeLessThan(3000)
    expect(tags.length).toBeLessThanOrEqual(1000)
    for (const tag of tags) expect(tag.length).toBeLessThanOrEqual(2000)
  })
})

test('whatever a packet is made of, it is read, written, and then says what was written', () => {
  const pieces = fc.constantFrom(
    ...'<rdf:RDF>|</rdf:RDF>|<rdf:RDF/>|<rdf:Description>|<rdf:Description rdf:about="&quot;x">|</rdf:Description>|<rdf:Description xmp:Rating="3"/>|<xmp:Rating>|</xmp:Rating>|<xmp:Rating/>|<dc:subject>|</dc:subject>|<rdf:Bag>|</rdf:Bag>|<rdf:li>|</rdf:li>|<rdf:li/>|a|7|&amp;|&#x0;|<!--|-->|<![CDATA[|]]>|<|>|"|xmlns:xmp="urn:x"|</|<a b=\'>\'>|</a>'.split(
      '|',
    ),
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 25 }), parts => {
      const file = inPng(parts.join(''))
      readLabels(file)
      readMadeAt(file, NOW)
      expect(() => writeLabels(file, { rating: 2, tags: ['x'] })).not.toThrow()
    }),
    { seed: 20, numRuns: 1500 },
  )
})

test('whatever was changed in a sound packet, it is read and written', () => {
  fc.assert(
    fc.property(fc.nat(PACKET.length), fc.nat(60), fc.string({ maxLength: 6 }), (at, length, put) => {
      const file = inPng(PACKET.slice(0, at) + put + PACKET.slice(at + length))
      readLabels(file)
      readMadeAt(file, NOW)
      expect(() => readLabels(writeLabels(file, { rating: 2, tags: ['x'] }))).not.toThrow()
    }),
    { seed: 20, numRuns: 500 },
  )
})

test('damaged files never make reading fail', async () => {
  const random = createRandom(5)
  for (const bear of Object.values(bearers)) {
    const file = await bear({
      xmp: PACKET,
      exif: Buffer.from('MM\0*\0\0\0\x08\0\x01\x87\x69\0\x04\0\0\0\x01\0\0\0\x08'),
    })
    for (let round = 0; round < 200; round++) {
      const bytes = Uint8Array.from(file).subarray(0, 1 + random.integer(file.length))
      for (let flips = 0; flips < 4; flips++) bytes[random.integer(bytes.length)] = random.integer(256)
      expect(() => [readLabels(bytes), readMadeAt(bytes, NOW)]).not.toThrow()
    }
  }
})
