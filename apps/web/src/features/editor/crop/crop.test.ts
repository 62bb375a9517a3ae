import { expect, test } from 'vitest'
import { fitOnto, isOnPicture, move, resize, setNumber, wholePixels, withRatio } from './crop.ts'

const picture = { width: 400, height: 300 }
const rect = { x: 100, y: 100, width: 200, height: 100 }
const free = { picture, angle: 0, ratio: undefined }

test('a corner is pulled as far as the picture goes, along each edge that it meets', () => {
  expect(resize(rect, { x: 1, y: 1 }, { x: 500, y: 20 }, free)).toEqual({
    x: 100,
    y: 100,
    width: expect.closeTo(300),
    height: 120,
  })
  const { x, y, width, height } = resize(rect, { x: -1, y: 0 }, { x: 500, y: 0 }, free)
  expect([x, y, width, height]).toEqual([284, 100, 16, 100])
})

test('a shape that was chosen stays while a corner or a side is pulled', () => {
  const square = { x: 100, y: 100, width: 100, height: 100 }
  const pulled = resize(square, { x: 1, y: 1 }, { x: 60, y: 10 }, { ...free, ratio: 1 })
  expect(pulled).toEqual({ x: 100, y: 100, width: 160, height: 160 })
  const side = resize(square, { x: 1, y: 0 }, { x: 50, y: 0 }, { ...free, ratio: 1 })
  expect(side).toEqual({ x: 100, y: 75, width: 150, height: 150 })
  const most = resize(square, { x: 1, y: 1 }, { x: 900, y: 900 }, { ...free, ratio: 1 })
  expect(most.width).toBeCloseTo(200)
  expect(most.height).toBeCloseTo(200)
})

test('what is moved stops at the edge, and goes on along it', () => {
  const { x, y } = move(rect, { x: 500, y: -30 }, picture, 0)
  expect(x).toBeCloseTo(200)
  expect(y).toBe(70)
})

test('on a picture that is put straight no corner is empty', () => {
  for (const angle of [-45, -7.5, 3, 20, 45]) {
    const whole = fitOnto({ x: 0, y: 0, ...picture }, picture, angle)
    expect(isOnPicture(whole, picture, angle)).toBe(true)
    expect(whole.width / whole.height).toBeCloseTo(4 / 3)
    expect(isOnPicture({ ...whole, width: whole.width * 1.01, x: whole.x - whole.width * 0.005 }, picture, angle)).toBe(
      false,
    )
    const pulled = resize(whole, { x: 1, y: 0 }, { x: -80, y: 0 }, { picture, angle, ratio: undefined })
    expect(isOnPicture(move(pulled, { x: 300, y: 300 }, picture, angle), picture, angle)).toBe(true)
  }
})

test('what is small enough moves towards the middle and keeps its size', () => {
  const corner = { x: 0, y: 0, width: 50, height: 50 }
  const moved = fitOnto(corner, picture, 10)
  expect([moved.width, moved.height]).toEqual([50, 50])
  expect(isOnPicture(moved, picture, 10)).toBe(true)
})

test('a shape takes what room there is around the same middle', () => {
  const square = withRatio(rect, 1, picture, 0)
  expect(square).toMatchObject({ width: 200, height: 200, x: 100 })
  expect(withRatio({ x: 0, y: 0, ...picture }, 16 / 9, picture, 0).height).toBeCloseTo(225)
})

test('a number that was typed counts as far as the picture goes', () => {
  expect(setNumber(rect, 'x', 30, free)).toMatchObject({ x: 30, width: 200 })
  expect(setNumber(rect, 'y', 900, free).y).toBeCloseTo(200)
  expect(setNumber(rect, 'width', 120, free)).toMatchObject({ x: 100, width: 120 })
  expect(setNumber(rect, 'height', 60, { ...free, ratio: 2 })).toMatchObject({ width: 120, height: 60 })
})

test('what is kept is whole pixels; of a picture put straight only those that are all of it', () => {
  const odd = { x: 10.4, y: 10.6, width: 99.8, height: 50.2 }
  expect(wholePixels(odd, picture, 0)).toEqual({ x: 10, y: 11, width: 100, height: 50 })
  expect(wholePixels(odd, picture, 5)).toEqual({ x: 11, y: 11, width: 99, height: 49 })
})
