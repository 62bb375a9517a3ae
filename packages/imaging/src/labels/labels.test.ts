import { describe, expect, test } from 'vitest'
import { probe, readLabels, readRecipe, readSourceMark, stripRecipe, writeLabels, writeRecipe } from '../index.ts'
import { bearers, LABELLED } from '../testing/labelled.ts'
import { makeJpeg, makePng, NOT_TAKEN, truncate } from '../testing/samples.ts'
import { cases, pixels, RECIPE, traits } from '../testing/written.ts'

const STARRED = { rating: 5, tags: ['a <fox> & "more"', '雪', '😀'] }
const containers = Object.entries(bearers)

/** A packet that says this, and nothing else. */
const packet = (properties: string, attributes = '', spaces = '') =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" ${spaces}><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" ${attributes}>${properties}</rdf:Description></rdf:RDF></x:xmpmeta>`
const labelsOf = async (xmp: string) => readLabels(await bearers.PNG({ xmp }))

describe.each(containers)('a %s', (_, bear) => {
  test.each(Object.entries(LABELLED))(
    'has the stars and tags that %s gave it',
    async (_tool, { xmp, rating, tags }) => {
      expect(readLabels(await bear({ xmp }))).toEqual({ rating, tags })
    },
  )

  test.each(Object.entries(LABELLED))('gets others, and keeps what else %s wrote', async (_tool, { xmp, others }) => {
    const bytes = await bear({ xmp })
    const written = writeLabels(bytes, STARRED)
    expect(readLabels(written)).toEqual(STARRED)
    for (const other of others) expect(Buffer.from(written).includes(other)).toBe(true)
    expect(await pixels(written)).toBe(await pixels(bytes))
    expect(readLabels(writeLabels(written, { rating: 0, tags: [] }))).toEqual({ tags: [] })
  })

  test('that says nothing has none', async () => {
    expect(readLabels(await bear({}))).toEqual({ tags: [] })
    expect(readLabels(await bear({ xmp: 'no packet' }))).toEqual({ tags: [] })
  })
})

describe('stars and tags that were written', () => {
  test.each(cases)('change nothing else in %s, whether it has a recipe or none', async (_, make) => {
    const bytes = await make()
    const written = writeLabels(bytes, STARRED)
    expect(readLabels(written)).toEqual(STARRED)
    expect(await pixels(written)).toBe(await pixels(bytes))
    expect(await traits(written)).toEqual(await traits(bytes))
    expect(probe(written)).toEqual({ ...probe(bytes), sizeBytes: written.length })
    const told = writeLabels(writeRecipe(bytes, RECIPE, 'algorithmic'), STARRED)
    expect([readLabels(told), readRecipe(told)?.recipe, readSourceMark(told)]).toEqual([STARRED, RECIPE, 'algorithmic'])
    expect(readLabels(stripRecipe(told))).toEqual({ tags: [] })
  })

  test.each(cases)('go into %s together with a recipe as well', async (_, make) => {
    const written = writeRecipe(await make(), RECIPE, 'trained', STARRED)
    expect([readLabels(written), readRecipe(written)?.recipe]).toEqual([STARRED, RECIPE])
  })

  test('replace those that were there, however often', async () => {
    for (const [, bear] of containers) {
      const once = writeLabels(await bear({ xmp: LABELLED.Lightroom.xmp }), STARRED)
      expect(writeLabels(writeLabels(once, { rating: 1, tags: ['other'] }), STARRED)).toEqual(once)
    }
  })

  test('stand where a packet breaks off, too', async () => {
    expect(readLabels(writeLabels(await bearers.JPEG({ xmp: LABELLED.digiKam.xmp.slice(0, 900) }), STARRED))).toEqual(
      STARRED,
    )
  })

  test('pack a recipe rather than to have no room in a JPEG', async () => {
    const tags = Array.from({ length: 50 }, (_, n) => `${n} ${'雪'.repeat(55)}`)
    const [prompt, negativePrompt] = ['灯'.repeat(4000), '塔'.repeat(4000)]
    const typed = { prompt, negativePrompt, styles: [] }
    const recipe = { ...RECIPE, prompt, negativePrompt, typed, model: 'm'.repeat(5000) }
    const isPacked = (bytes: Uint8Array) => Buffer.from(bytes).includes('<atelier:packedRecipe>')
    expect(isPacked(writeRecipe(await makeJpeg(), recipe, 'trained'))).toBe(false)
    const written = writeRecipe(await makeJpeg(), recipe, 'trained', { rating: 5, tags })
    expect([readLabels(written), readRecipe(written)?.recipe]).toEqual([{ rating: 5, tags }, recipe])
    expect(isPacked(written)).toBe(true)
  })

  test('take the room that others left, and are refused where a JPEG has none', async () => {
    const padded = (words: number, blanks: number) =>
      `${packet(`<dc:title>${'w'.repeat(words)}</dc:title>`)}${' '.repeat(blanks)}<?xpacket end="w"?>`
    const fits = await bearers.JPEG({ xmp: padded(50_000, 15_000) })
    expect(readLabels(writeLabels(fits, STARRED))).toEqual(STARRED)
    const full = await bearers.JPEG({ xmp: padded(65_000, 0) })
    expect(() => writeLabels(full, STARRED)).toThrow(RangeError)
  })

  test('are not written into what is no picture', () => {
    for (const bytes of [new Uint8Array(), NOT_TAKEN.gif, truncate(makePng())])
      expect(() => writeLabels(bytes, STARRED)).toThrow(expect.objectContaining({ name: 'ImageRejected' }))
  })
})

describe('of stars', () => {
  test.each([
    ['5', 5],
    [' 3 ', 3],
    ['2.6', 3],
    ['-1', 0],
    ['-0.4', 0],
    ['99', 5],
    ['0', 0],
    ['', undefined],
    ['many', undefined],
    ['1e9', undefined],
  ])('"%s" is %s', async (text, rating) => {
    for (const xmp of [packet(`<xmp:Rating>${text}</xmp:Rating>`), packet('', `xmp:Rating='${text}'`)])
      expect(await labelsOf(xmp)).toEqual({ ...(rating !== undefined && { rating: Math.abs(rating) }), tags: [] })
  })

  test('only those of the picture count', async () => {
    for (const xmp of [
      packet('<xmp:Nickname>xmp:Rating="5" &lt;xmp:Rating&gt;5&lt;/xmp:Rating&gt;</xmp:Nickname>'),
      packet('<!-- <xmp:Rating>5</xmp:Rating> --><![CDATA[<xmp:Rating>5</xmp:Rating>]]>'),
      packet('<xmp:Thumbnails><rdf:Alt><rdf:li xmp:Rating="5"/></rdf:Alt></xmp:Thumbnails>'),
      packet(`<xmp:Nickname a='xmp:Rating="5"'/>`),
      packet('<xmp:Rating xmlns:xmp="urn:other">5</xmp:Rating>'),
    ])
      expect(await labelsOf(xmp)).toEqual({ tags: [] })
  })

  test('a prefix counts for what it stands for', async () => {
    const xmp = packet('<xap:Rating>4</xap:Rating>', 'xmlns:xap="http://ns.adobe.com/xap/1.0/"')
    expect(await labelsOf(xmp)).toEqual({ rating: 4, tags: [] })
    const said = writeLabels(await bearers.WebP({ xmp }), { rating: 2, tags: [] })
    expect(readLabels(said)).toEqual({ rating: 2, tags: [] })
    expect(Buffer.from(said).includes('xap:Rating')).toBe(false)
  })
})

test('tags are read once each, from lists and alone', async () => {
  expect(
    await labelsOf(
      packet(
        '<dc:subject><rdf:Bag><rdf:li>a</rdf:li><rdf:li xml:lang="x-default"> b </rdf:li><rdf:li/><rdf:li></rdf:li><rdf:li>a</rdf:li></rdf:Bag></dc:subject><dc:subject>c &#x2603;&#xd800;</dc:subject>',
      ),
    ),
  ).toEqual({ tags: ['a', 'b', 'c ☃\ufffd'] })
})
