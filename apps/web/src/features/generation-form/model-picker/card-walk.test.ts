import { expect, test } from 'vitest'
import { cardBeside } from './card-walk.ts'

// Two columns and a group of three, then one of one.
const cards = [
  { left: 0, top: 0 },
  { left: 300, top: 0.5 },
  { left: 0, top: 100 },
  { left: 0, top: 240 },
]

test('down and up lead to the next row, in the same column where there is one', () => {
  expect([
    cardBeside(cards, 0, 'ArrowDown'),
    cardBeside(cards, 1, 'ArrowDown'),
    cardBeside(cards, 2, 'ArrowDown'),
  ]).toEqual([2, 2, 3])
  expect([cardBeside(cards, 3, 'ArrowUp'), cardBeside(cards, 2, 'ArrowUp')]).toEqual([2, 0])
})

test('left and right go through all in their order', () => {
  expect([cardBeside(cards, 1, 'ArrowRight'), cardBeside(cards, 2, 'ArrowLeft')]).toEqual([2, 1])
})

test('an edge is where it ends, and where none is meant yet the first is', () => {
  expect([
    cardBeside(cards, 3, 'ArrowDown'),
    cardBeside(cards, 0, 'ArrowUp'),
    cardBeside(cards, 3, 'ArrowRight'),
    cardBeside(cards, -1, 'ArrowDown'),
    cardBeside([], -1, 'ArrowDown'),
  ]).toEqual([3, 0, 3, 0, -1])
})
