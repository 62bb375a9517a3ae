import { describe, expect, test } from 'vitest'
import { withComment } from '../carriers/exif.ts'
import { jpegSegment, MARKER } from '../containers/jpeg.ts'
import { webpChunk, webpFile } from '../containers/webp.ts'
import { readRecipe } from '../index.ts'
import { createRandom, makeJpeg, makePng } from '../testing/index.ts'
import { A1111, fromPng, fromTexts, iTXt, tEXt, zTXt } from '../testing/texts.ts'

describe('hostile files', () => {
  test.each([
    ['a text that unpacks to a gigabyte', zTXt('parameters', 'a'.repeat(50_000_000))],
    ['a broken packed text', ['zTXt', Buffer.from('parameters\0\0garbage')] as const],
    ['a text without a keyword', ['tEXt', Buffer.from('\0text')] as const],
    ['an unfinished iTXt', ['iTXt', Buffer.from('parameters\0\0')] as const],
    ['deeply nested JSON', tEXt('parameters', '['.repeat(500_000))],
    ['JSON that is no object', tEXt('parameters', '[1,2]')],
    ['a line of colons', tEXt('parameters', ':'.repeat(1_000_000))],
    ['a line of commas and letters', tEXt('parameters', 'a,'.repeat(500_000))],
    ['an endless key', tEXt('parameters', 'a '.repeat(500_000))],
    ['quotes that never end', tEXt('parameters', 'a: "'.repeat(250_000))],
    [
      'a graph that goes round',
      tEXt(
        'prompt',
        JSON.stringify({
          1: { class_type: 'KSampler', inputs: { positive: ['2', 0], negative: ['__proto__', 0] } },
          2: { class_type: 'X', inputs: { text: ['2', 0], conditioning: ['2', 0] } },
        }),
      ),
    ],
    [
      'a graph of more ways than can be walked',
      tEXt(
        'prompt',
        JSON.stringify(
          Object.fromEntries(
            Array.from({ length: 1000 }, (_, i) => {
              const wire = [String(i + 1), 0]
              return [
                i,
                {
                  class_type: 'KSampler',
                  inputs: { positive: wire, conditioning: wire, text: [String(i + 2), 0], clip_l: [String(i + 3), 0] },
                },
              ]
            }),
          ),
        ),
      ),
    ],
    ['half an XMP packet', iTXt('XML:com.adobe.xmp', '<atelier:recipe>{"prompt":')],
    ['an XMP packet of nonsense', iTXt('XML:com.adobe.xmp', '<atelier:recipe>{"prompt":5}</atelier:recipe>')],
    ['an EXIF that points outside', ['eXIf', Buffer.from('MM\0*\xff\xff\xff\xff\0\0\0\0\0\0', 'latin1')] as const],
    [
      'an EXIF that points at itself',
      ['eXIf', Buffer.from('MM\0*\0\0\0\x08\0\x01\x87\x69\0\x04\0\0\0\x01\0\0\0\x08\0\0\0\0', 'latin1')] as const,
    ],
  ])('%s is read as nothing, and quickly', (_, chunk) => {
    const file = makePng({ chunks: [chunk] })
    const start = performance.now()
    expect(readRecipe(file)).toBeUndefined()
    expect(performance.now() - start).toBeLessThan(1000)
  })

  test('noise where metadata should be never throws', async () => {
    const random = createRandom(5)
    const jpeg = await makeJpeg()
    for (let i = 0; i < 300; i++) {
      const noise = random.bytes(random.integer(120))
      const exif = withComment(undefined, A1111)
      exif[random.integer(60)] = random.integer(256)
      for (const chunk of ['tEXt', 'zTXt', 'iTXt', 'eXIf'])
        expect(() => fromPng([chunk, noise], [chunk, exif])).not.toThrow()
      const segments = [noise, exif].map(data =>
        jpegSegment(MARKER.APP1, Buffer.concat([Buffer.from('Exif\0\0'), data])),
      )
      expect(() => readRecipe(Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]))).not.toThrow()
      expect(() => readRecipe(webpFile([webpChunk('EXIF', noise), webpChunk('XMP ', noise), noise]))).not.toThrow()
      expect(readRecipe(noise)).toBeUndefined()
    }
  })

  test('what is too long is cut between two letters, and said to be', () => {
    const sui_image_params = { prompt: `${'x'.repeat(19_999)}🦊🦊`, negativeprompt: 'n', model: '🦊'.repeat(200) }
    expect(fromTexts({ parameters: { sui_image_params } })?.recipe).toEqual({
      prompt: 'x'.repeat(19_999),
      negativePrompt: 'n',
      model: '🦊'.repeat(100),
      cut: ['prompt', 'model'],
    })
  })

  test.each([
    ['brackets that never end', 'a: [{'.repeat(200_000)],
    ['openings of parameters on every line', 'Steps: 1, Seed: 2\n'.repeat(50_000)],
    ['quotes in brackets', 'a: ["'.repeat(200_000)],
    ['commas without an end', `Steps: 1${', '.repeat(500_000)}`],
    ['flags of a text that ends with a job', `a${' --no x'.repeat(2700)} Job ID: ${'0'.repeat(36)}`],
    ['numbers that look long', `{"base_model":"m","x":[${'1234567890123456789,'.repeat(200_000)}1]}`],
  ])('%s take no time', (_, text) => {
    const file = makePng({ chunks: [tEXt('parameters', text), tEXt('Description', text)] })
    const start = performance.now()
    expect(() => readRecipe(file)).not.toThrow()
    expect(performance.now() - start).toBeLessThan(1500)
  })

  test('many texts that unpack to many megabytes are given up on', () => {
    const chunks = Array.from({ length: 60 }, (_, i) => zTXt(`k${i}`, 'a'.repeat(9_000_000)))
    const file = makePng({ chunks })
    const start = performance.now()
    expect(readRecipe(file)).toBeUndefined()
    expect(performance.now() - start).toBeLessThan(1500)
  })
})
