import { expect, test } from 'vitest'
import { writeTiff } from '../carriers/tiff.ts'
import { fromPng, tEXt } from '../testing/texts.ts'

test('our own text of a prompt alone is known as ours, after a tool took its XMP away', () => {
  expect(fromPng(tEXt('parameters', 'a fox\nSize: 48x32, Generator: Atelier, Version: 1'))).toMatchObject({
    source: 'atelier',
    recipe: { prompt: 'a fox', width: 48, height: 32 },
  })
})

test('a text with a generator of its own is no recipe of ours, nor of anybody else', () => {
  expect(fromPng(tEXt('parameters', 'a robot\nPower: 5, Generator: diesel, Age: 3'))?.recipe.prompt).not.toBe('a robot')
})

test('that a text of A1111 is from Fooocus may stand in the MakerNote of EXIF', () => {
  const tag = (id: number, value: string) => ({ tag: id, type: 7, count: value.length, value: Buffer.from(value) })
  const exif = [tag(0x9286, 'a fox\nSteps: 5, Sampler: x, Seed: 1'), tag(0x927c, 'a1111\0')]
  expect(fromPng(['eXIf', writeTiff({ isBigEndian: true, main: [], exif, gps: [] })])).toEqual({
    source: 'fooocus',
    recipe: { prompt: 'a fox', steps: 5, sampler: 'x', seed: 1 },
  })
})

test.each(['ASCII\0\0\0', 'ASCII   ', 'ascii   '])('a comment with the prefix %j is what stands behind it', prefix => {
  const value = Buffer.from(`${prefix}{"base_model":"m","prompt":"a fox"}`, 'latin1')
  const comment = { tag: 0x9286, type: 7, count: value.length, value }
  const block = writeTiff({ isBigEndian: true, main: [], exif: [comment], gps: [] })
  expect(fromPng(['eXIf', block])).toMatchObject({ source: 'fooocus', recipe: { prompt: 'a fox' } })
})
