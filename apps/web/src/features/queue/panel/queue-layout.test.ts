import { expect, test } from 'vitest'
import { HEAD, layOut } from './queue-layout.ts'

test('sections follow each other, each below its title, and an empty one takes no room', () => {
  const { sections, rows } = layOut([
    { title: 'Running', ids: ['a', 'b'] },
    { title: 'Waiting', ids: [] },
    { title: 'Failed or cancelled', ids: ['c'] },
  ])
  expect(sections.map(({ title, at }) => [title, at])).toEqual([
    ['Running', 0],
    ['Failed or cancelled', HEAD + 2],
  ])
  expect(rows).toBe(2 * HEAD + 3)
})
