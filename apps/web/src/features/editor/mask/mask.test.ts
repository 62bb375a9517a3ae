import { expect, test } from 'vitest'
import { createProfile } from './brush.ts'
import { createMask } from './mask.ts'
import { createStroke } from './stroke.ts'

const profile = createProfile(1, 10)
const dot = (x: number, y: number) => createStroke(10).begin({ x, y })

test('its share of the picture follows all that is done to it', () => {
  const mask = createMask({ width: 200, height: 100 })
  mask.rectangle({ x: 0, y: 0, width: 100, height: 100 }, 'add')
  mask.commit('rectangle')
  expect(mask.share()).toBe(0.5)
  mask.rectangle({ x: 0, y: 0, width: 50, height: 100 }, 'remove')
  mask.commit('cut')
  expect(mask.share()).toBe(0.25)
  mask.invert()
  expect(mask.share()).toBe(0.75)
  mask.fill()
  expect(mask.share()).toBe(1)
  expect([mask.undo(), mask.undo(), mask.undo()]).toEqual(['fill', 'invert', 'cut'])
  expect(mask.share()).toBe(0.5)
  mask.clear()
  expect([mask.share(), mask.clear()]).toEqual([0, false])
})

test('what is not shown yet is what has changed, and is told once', () => {
  const mask = createMask({ width: 200, height: 100 })
  mask.paint(dot(50, 50), profile, 'add')
  expect(mask.takeDirty()).toEqual({ x: 40, y: 40, width: 20, height: 20 })
  expect(mask.takeDirty().width).toBe(0)
})

test('a stroke that is taken back before its end leaves nothing', () => {
  const mask = createMask({ width: 200, height: 100 })
  mask.paint(dot(50, 50), profile, 'add')
  mask.rollback()
  expect([mask.share(), mask.canUndo()]).toEqual([0, false])
  expect(mask.pyramid.every(({ data }) => data.every(value => value === 0))).toBe(true)
})

test('seen from afar it is the average of what is there, up to edges of any size', () => {
  const mask = createMask({ width: 131, height: 77 })
  mask.fill()
  expect(mask.pyramid.map(({ width, height }) => [width, height])).toEqual([
    [131, 77],
    [66, 39],
    [33, 20],
  ])
  expect(mask.pyramid.every(({ data }) => data.every(value => value === 255))).toBe(true)
  mask.rectangle({ x: 0, y: 0, width: 1, height: 2 }, 'remove')
  expect(mask.pyramid[1]?.data[0]).toBe(128)
})

test('one that was made before is the beginning: there is nothing to take back', () => {
  const mask = createMask({ width: 4, height: 1 })
  mask.load(Uint8Array.of(0, 255, 255, 0))
  expect([mask.share(), mask.canUndo()]).toEqual([0.5, false])
})

test('its feathered form leaves what was painted as it was', () => {
  const mask = createMask({ width: 100, height: 20 })
  mask.rectangle({ x: 50, y: 0, width: 50, height: 20 }, 'add')
  const soft = mask.feathered(8)
  expect(soft.data[49]).toBeGreaterThan(0)
  expect(mask.plain().data[49]).toBe(0)
  expect(mask.feathered(0)).toBe(mask.plain())
})
