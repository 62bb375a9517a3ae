import { expect, test } from 'vitest'
import { createHistory } from './history.ts'
import { createPlane } from './plane.ts'
import { fillRectangle } from './polygon.ts'

const size = { width: 600, height: 300 }
const start = (limits?: { steps: number; bytes: number }) => {
  const plane = createPlane(size)
  const history = createHistory(plane, limits)
  const paint = (x: number, width = 10) => {
    const rect = { x, y: 5, width, height: 10 }
    history.touch(rect)
    fillRectangle(plane, rect, 'add')
    return history.commit('rectangle')
  }
  return { plane, history, paint, count: () => plane.data.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0) }
}

test('steps are taken back one by one and made again, and tell how much has changed', () => {
  const { history, paint, count } = start()
  paint(0)
  paint(250, 20)
  expect(count()).toBe(300)
  expect(history.undo()).toMatchObject({ change: 'rectangle', gain: -200 * 255 })
  expect(count()).toBe(100)
  history.undo()
  expect([count(), history.canUndo(), history.undo()]).toEqual([0, false, undefined])
  history.redo()
  expect(history.redo()).toMatchObject({ gain: 200 * 255, rect: { x: 0, width: 512 } })
  expect([count(), history.canRedo()]).toEqual([300, false])
})

test('what was taken back is gone when something else is done', () => {
  const { history, paint, count } = start()
  paint(0)
  history.undo()
  paint(100)
  expect([count(), history.canRedo()]).toEqual([100, false])
})

test('what has changed nothing is no step', () => {
  const { history, paint } = start()
  expect([paint(0), paint(0)]).toEqual([true, false])
  history.undo()
  expect(history.canUndo()).toBe(false)
})

test('a step that is not over is taken back as if it had not been begun', () => {
  const { plane, history, count } = start()
  history.touch({ x: 0, y: 0, width: 300, height: 300 })
  plane.data.fill(9, 0, 100)
  expect(history.rollback()).toMatchObject({ gain: -900 })
  expect([count(), history.canUndo()]).toEqual([0, false])
})

test('inverting is its own way back', () => {
  const { history, paint, count } = start()
  paint(0)
  expect(history.invert()).toBe(255 * (600 * 300 - 200))
  expect(count()).toBe(600 * 300 - 100)
  history.undo()
  expect(count()).toBe(100)
  history.redo()
  expect(count()).toBe(600 * 300 - 100)
})

test('the oldest steps go where there are too many of them, or too large ones', () => {
  const few = start({ steps: 3, bytes: 2 ** 20 })
  for (let step = 0; step < 5; step += 1) few.paint(step * 20)
  while (few.history.undo());
  expect(few.count()).toBe(200)
  const small = start({ steps: 100, bytes: 2000 })
  for (let step = 0; step < 20; step += 1) small.paint(step * 20)
  expect(small.history.usedBytes()).toBeLessThanOrEqual(2000)
})
