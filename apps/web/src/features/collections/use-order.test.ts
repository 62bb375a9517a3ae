import { expect, test } from 'vitest'
import { useOrder } from './use-order.ts'

function ordered(...ids: string[]) {
  const list = [...ids]
  const order = useOrder(
    () => list,
    async (id, before) => {
      list.splice(list.indexOf(id), 1)
      list.splice(before === null ? list.length : list.indexOf(before), 0, id)
    },
  )
  return { order, list }
}

test("a step moves one to its neighbour's place, and the ends are ends", async () => {
  const { order, list } = ordered('a', 'b', 'c', 'd')
  await order.step('b', 'later')
  expect(list.join('')).toBe('acbd')
  await order.step('b', 'later')
  await order.step('b', 'later')
  expect(list.join('')).toBe('acdb')
  await order.step('d', 'earlier')
  expect(list.join('')).toBe('adcb')
  await order.step('a', 'earlier')
  await order.step('b', 'first')
  expect(list.join('')).toBe('badc')
  await order.step('b', 'last')
  expect(list.join('')).toBe('adcb')
})
