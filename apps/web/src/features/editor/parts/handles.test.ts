import { expect, test } from 'vitest'
import { cursorOf, keyStep } from './handles.ts'

test('an arrow moves a side across itself, a corner both ways, and the inside anywhere', () => {
  const press = (key: string, shiftKey = false) => ({ key, shiftKey })
  expect(keyStep({ x: 1, y: 0 }, press('ArrowRight'), [8, 64])).toEqual({ x: 8, y: 0 })
  expect(keyStep({ x: 1, y: 0 }, press('ArrowUp'), [8, 64])).toBeUndefined()
  expect(keyStep({ x: -1, y: 1 }, press('ArrowDown', true), [8, 64])).toEqual({ x: 0, y: 64 })
  expect(keyStep({ x: 0, y: 0 }, press('ArrowLeft'), [1, 32])).toEqual({ x: -1, y: 0 })
  expect(keyStep({ x: 1, y: 1 }, press('Tab'), [8, 64])).toBeUndefined()
})

test('the pointer over a handle shows where it goes', () => {
  expect([
    cursorOf({ x: 1, y: 1 }),
    cursorOf({ x: 1, y: -1 }),
    cursorOf({ x: 0, y: 1 }),
    cursorOf({ x: 0, y: 0 }),
  ]).toEqual(['nwse-resize', 'nesw-resize', 'ns-resize', 'move'])
})
