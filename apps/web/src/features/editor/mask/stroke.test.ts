import { expect, test } from 'vitest'
import { createStroke } from './stroke.ts'

test('a stroke begins where it was put down and ends where it was lifted, without a gap', () => {
  const stroke = createStroke(5)
  const ways = [
    ...stroke.begin({ x: 0, y: 0 }),
    ...stroke.move([
      { x: 10, y: 0 },
      { x: 20, y: 10 },
      { x: 20, y: 30 },
    ]),
    ...stroke.finish({ x: 22, y: 40 }),
  ]
  expect(ways[0]?.[0]).toEqual({ x: 0, y: 0, radius: 5 })
  expect(ways.at(-1)?.[1]).toMatchObject({ x: 22, y: 40 })
  expect(ways.slice(1).map(([from]) => from)).toEqual(ways.slice(0, -1).map(([, to]) => to))
})

test('a sharp turn becomes a curve', () => {
  const stroke = createStroke(5)
  stroke.begin({ x: 0, y: 0 })
  const ways = stroke.move([
    { x: 100, y: 0 },
    { x: 100, y: 100 },
  ])
  const turns = ways.map(([from, to]) => Math.atan2(to.y - from.y, to.x - from.x))
  const sharpest = Math.max(...turns.slice(1).map((turn, at) => Math.abs(turn - (turns[at] ?? 0))))
  expect(ways.length).toBeGreaterThan(5)
  expect(sharpest).toBeLessThan(Math.PI / 8)
})

test('a large brush need not follow every pixel', () => {
  const stroke = createStroke(300)
  stroke.begin({ x: 0, y: 0 })
  const places = Array.from({ length: 100 }, (_, at) => ({ x: at, y: 0 }))
  expect(stroke.move(places).length).toBeLessThan(8)
  expect(stroke.finish({ x: 99, y: 0 }).at(-1)?.[1].x).toBe(99)
})

test('a pen that presses harder paints wider; without one the brush keeps its size', () => {
  const at = (pressure?: number) => createStroke(50).begin({ x: 0, y: 0, pressure })[0]?.[0].radius ?? 0
  expect([at(), at(1)]).toEqual([50, 50])
  expect(at(0.5)).toBeCloseTo(28)
  expect(at(0)).toBeGreaterThan(1)
})
