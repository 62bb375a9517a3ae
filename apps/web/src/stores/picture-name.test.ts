import { expect, test } from 'vitest'
import { nameOf, shortNameOf } from './picture-name.ts'

test('a picture is called by its title, else by its prompt, and one with neither is untitled', () => {
  expect(nameOf({ title: 'Harbour', prompt: 'a boat' })).toBe('Harbour')
  expect(nameOf({ title: null, prompt: 'a boat' })).toBe('a boat')
  expect(nameOf({ title: null, prompt: '' })).toBe('Untitled')
})

test('a long prompt is cut between words', () => {
  const short = shortNameOf({ title: null, prompt: 'a boat in the harbour '.repeat(100) })
  expect(short).toMatch(/(boat|in|the|harbour|a)…$/)
  expect(short.length).toBeLessThanOrEqual(161)
})
