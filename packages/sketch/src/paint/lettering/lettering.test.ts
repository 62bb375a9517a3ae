import { expect, test } from 'vitest'
import { createScene } from '../../scene.ts'
import { breakLines } from './break-lines.ts'
import { block } from './letters.ts'
import { loadLetters } from './load.ts'

const lettersFor = async (prompt: string) =>
  loadLetters(createScene({ prompt, negativePrompt: null, width: 512, height: 512, seed: 1 }))

test('a long text is broken between words, a short one is not', () => {
  expect(breakLines('OPEN')).toEqual(['OPEN'])
  expect(breakLines('Soup of the day')).toHaveLength(2)
  expect(breakLines('Donaudampfschifffahrtsgesellschaft')).toHaveLength(1)
})

test('words become outlines of absolute M, L, C and Z that keep within their box', async () => {
  const letters = await lettersFor('a sign that says "Größe & Co"')
  const d = block(letters, ['Größe & Co'], { x: 500, y: 500, width: 400, height: 200 })
  expect(d).toMatch(/^(?:[MLCZ][-\d. ]*)+$/)
  const numbers = (d.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number)
  const xs = numbers.filter((_, index) => index % 2 === 0)
  expect(Math.min(...xs)).toBeGreaterThanOrEqual(299)
  expect(Math.max(...xs)).toBeLessThanOrEqual(701)
})

test('a scene without words loads no font, and what no font has stays unwritten', async () => {
  expect((await lettersFor('a fox'))('fox')).toBeUndefined()
  expect((await lettersFor('a sign "開門"'))('開門')).toBeUndefined()
})
