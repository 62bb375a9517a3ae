import { beforeEach, expect, test } from 'vitest'
import { createPointers, type Pointer } from './pointers.ts'

let seen: string[] = []
let timeMs = 0
let pans = false
const pointers = () =>
  createPointers({
    pans: () => pans,
    begin: ({ pointerId }, isEraser) => seen.push(isEraser ? `erase ${pointerId}` : `begin ${pointerId}`),
    move: ({ pointerId }) => seen.push(`move ${pointerId}`),
    end: ({ pointerId }) => seen.push(`end ${pointerId}`),
    cancel: () => seen.push('cancel'),
    pan: ({ x, y }) => seen.push(`pan ${x} ${y}`),
    pinch: (ratio, { x, y }) => seen.push(`pinch ${ratio} at ${x} ${y}`),
  })
const pointer = (pointerType: string, pointerId: number, x = 0, y = 0, rest: Partial<Pointer> = {}): Pointer => ({
  pointerType,
  pointerId,
  x,
  y,
  button: 0,
  buttons: 1,
  timeStamp: timeMs,
  ...rest,
})

beforeEach(() => {
  seen = []
  timeMs = 1000
  pans = false
})

test('one finger draws', () => {
  const { down, move, up } = pointers()
  down(pointer('touch', 1))
  move(pointer('touch', 1, 5, 5))
  up(pointer('touch', 1, 5, 5))
  expect(seen).toEqual(['begin 1', 'move 1', 'end 1'])
})

test('a second finger takes back what the first has just begun, and both zoom', () => {
  const { down, move, up } = pointers()
  down(pointer('touch', 1, 0, 0))
  timeMs += 50
  down(pointer('touch', 2, 100, 0))
  move(pointer('touch', 2, 200, 0))
  up(pointer('touch', 2))
  // What is left of the two draws nothing.
  move(pointer('touch', 1, 50, 50))
  up(pointer('touch', 1))
  expect(seen).toEqual(['begin 1', 'cancel', 'pinch 2 at 100 0'])
})

test('a second finger beside a long stroke is none', () => {
  const { down, move } = pointers()
  down(pointer('touch', 1))
  move(pointer('touch', 1, 200, 0))
  down(pointer('touch', 2, 100, 100))
  move(pointer('touch', 1, 210, 0))
  expect(seen).toEqual(['begin 1', 'move 1', 'move 1'])
})

test('the hand that holds the pen draws nothing, nor does it a moment later', () => {
  const { down, move, up } = pointers()
  down(pointer('touch', 7))
  timeMs += 10
  down(pointer('pen', 3))
  down(pointer('touch', 8))
  move(pointer('touch', 8, 9, 9))
  move(pointer('pen', 3, 4, 4))
  up(pointer('pen', 3))
  timeMs += 100
  down(pointer('touch', 9))
  expect(seen).toEqual(['begin 7', 'cancel', 'begin 3', 'move 3', 'end 3'])
  timeMs += 1000
  down(pointer('touch', 10))
  expect(seen.at(-1)).toBe('begin 10')
})

test('a pen that was turned around erases', () => {
  const { down } = pointers()
  down(pointer('pen', 1, 0, 0, { buttons: 32, button: 5 }))
  expect(seen).toEqual(['erase 1'])
})

test('the middle button, or any pointer while Space is held, moves the picture; the right one does nothing', () => {
  const { down, move, up } = pointers()
  down(pointer('mouse', 1, 0, 0, { button: 1 }))
  move(pointer('mouse', 1, 3, 4))
  up(pointer('mouse', 1))
  pans = true
  down(pointer('mouse', 1))
  move(pointer('mouse', 1, 1, 1))
  up(pointer('mouse', 1))
  down(pointer('mouse', 1, 0, 0, { button: 2 }))
  expect(seen).toEqual(['pan 3 4', 'pan 1 1'])
})

test('a stroke that the browser takes away was none', () => {
  const { down, up } = pointers()
  down(pointer('touch', 1))
  up(pointer('touch', 1), true)
  expect(seen).toEqual(['begin 1', 'cancel'])
})
