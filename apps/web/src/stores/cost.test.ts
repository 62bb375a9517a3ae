import { expect, test } from 'vitest'
import { costOf, sumOf } from './cost.ts'

const four = { pictures: 4, width: 1000, height: 500 }

test('a price is for each picture, or for each million of its pixels', () => {
  const price = { amount: 0.02, currency: 'USD', per: 'image' } as const
  expect([
    costOf({ price }, four),
    costOf({ price: { ...price, per: 'megapixel' } }, four),
    costOf({ price: null }, four),
  ]).toEqual([{ amount: 0.08, currency: 'USD' }, { amount: 0.04, currency: 'USD' }, undefined])
})

test('a sum is one only where every part of it is known, in one currency', () => {
  const dollars = { amount: 2, currency: 'USD' }
  const nothing = { amount: 0, currency: 'USD' }
  const euros = { amount: 1, currency: 'EUR' }
  expect([
    sumOf([dollars, dollars]),
    sumOf([nothing, euros]),
    sumOf([nothing]),
    sumOf([dollars, undefined]),
    sumOf([undefined, dollars]),
    sumOf([dollars, euros]),
    sumOf([]),
  ]).toEqual([{ amount: 4, currency: 'USD' }, euros, nothing, undefined, undefined, undefined, undefined])
})
