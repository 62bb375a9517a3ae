import { expect, test } from 'vitest'
import { sampleModel } from '../../../testing/samples.ts'
import { totalsOf } from './totals.ts'

const price = { amount: 0.01, currency: 'USD', per: 'image' } as const
const models = new Map(
  [
    sampleModel('paid', { price, provider: 'one' }),
    sampleModel('also', { price, provider: 'two' }),
    sampleModel('unpriced', { provider: 'two' }),
  ].map(model => [model.id, model]),
)
const known = {
  modelOf: (id: string) => models.get(id),
  msPerImage: (id: string) => (id === 'unpriced' ? undefined : 1000),
  lanes: (provider: string) => (provider === 'one' ? 2 : 1),
}
const row = (model: string, count = 1) => ({ prompt: 'a', model, count })

test('pictures and prices are added up, and engines work side by side', () => {
  expect(totalsOf([row('paid', 4), row('paid', 4), row('also', 3)], known)).toEqual({
    pictures: 11,
    ms: 4000,
    cost: { amount: expect.closeTo(0.11) as number, currency: 'USD' },
  })
})

test('where one is not known the sum is not, either', () => {
  expect(totalsOf([row('paid'), row('unpriced', 2)], known)).toEqual({ pictures: 3, ms: undefined, cost: undefined })
  expect(totalsOf([row('nobody')], known)).toEqual({ pictures: 1, ms: undefined, cost: undefined })
})
