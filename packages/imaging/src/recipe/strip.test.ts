import { describe, expect, test } from 'vitest'
import { probe, readRecipe, stripRecipe, writeRecipe } from '../index.ts'
import { makeAnimatedPng, makeJpeg, makePng, NOT_TAKEN } from '../testing/index.ts'
import { cases, pixels, RECIPE, traits } from '../testing/written.ts'

const SECRET = 'UNMISTAKABLE'

const holds = (bytes: Uint8Array, text: string) =>
  [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()].some(form =>
    Buffer.from(bytes).includes(form),
  )

const segment = (marker: number, text: string) =>
  Buffer.concat([Buffer.from([0xff, marker, 0, text.length + 2]), Buffer.from(text)])

describe('stripping', () => {
  test.each(cases)('%s leaves nothing of the recipe and all of the picture', async (_, make) => {
    const bytes = await make()
    const stripped = stripRecipe(
      writeRecipe(bytes, { ...RECIPE, prompt: SECRET, negativePrompt: SECRET, model: SECRET }, 'trained'),
    )
    expect(holds(stripped, SECRET)).toBe(false)
    expect(readRecipe(stripped)).toBeUndefined()
    expect(await pixels(stripped)).toBe(await pixels(bytes))
    expect(await traits(stripped)).toEqual(await traits(bytes))
    expect(probe(stripped)).toEqual({ ...probe(bytes), sizeBytes: stripped.length })
  })

  test('takes every kind of text out of a PNG, and the trailer too', async () => {
    const text = Buffer.from(SECRET)
    const chunks = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'caBX', 'prVt'].map(
      type => [type, Buffer.concat([Buffer.from('prompt\0'), text])] as const,
    )
    const bytes = makePng({ chunks })
    expect(holds(stripRecipe(Buffer.concat([bytes, text])), SECRET)).toBe(false)
    expect(Buffer.compare(stripRecipe(bytes), makePng())).toBe(0)
  })

  test('takes comments and what programs keep of their own out of a JPEG', async () => {
    const bytes = await makeJpeg()
    const foreign = [0xe1, 0xe2, 0xeb, 0xed, 0xfe].map(marker => segment(marker, SECRET))
    expect(
      Buffer.compare(
        stripRecipe(Buffer.concat([bytes.subarray(0, 2), ...foreign, bytes.subarray(2)])),
        stripRecipe(bytes),
      ),
    ).toBe(0)
  })

  test('makes a still picture of an animated PNG, and refuses what is no picture', () => {
    expect(() => probe(stripRecipe(makeAnimatedPng()))).not.toThrow()
    expect(() => stripRecipe(NOT_TAKEN.svg)).toThrow(expect.objectContaining({ reason: 'unsupported' }))
  })
})
