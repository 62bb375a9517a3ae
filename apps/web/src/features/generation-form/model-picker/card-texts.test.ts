import { expect, test } from 'vitest'
import { sampleEngine, sampleModel } from '../../../testing/samples.ts'
import { byStatus, costText, engineText, priceText } from './card-texts.ts'

test('what a picture takes and costs is said as far as it is known, and not a word more', () => {
  const price = { amount: 0.003, currency: 'USD', per: 'image' } as const
  expect([
    costText({ price: null }, undefined),
    costText({ price: null }, 3200),
    costText({ price }, 3200),
    priceText({ ...price, amount: 0 }),
    priceText({ ...price, amount: 0.04, per: 'megapixel' }),
  ]).toEqual([
    '',
    'About 4\u00A0s a picture',
    'About 4\u00A0s a picture · $0.003 a picture',
    'Free',
    '$0.04 a megapixel',
  ])
})

test('an engine is named, and with it who serves the model there', () => {
  expect([
    engineText(sampleModel('a/b', { servedBy: ['nscale', 'fal-ai'] }), sampleEngine('p', { name: 'Hugging Face' })),
    engineText(sampleModel('a/b', { status: 'unavailable' }), sampleEngine('p', { name: 'Hugging Face' })),
    engineText(sampleModel('xl'), sampleEngine('p', { name: 'My WebUI' })),
    engineText(sampleModel('s', { servedBy: ['sketch'] }), sampleEngine('p', { isBuiltIn: true })),
  ]).toEqual([
    'Hugging Face · Served by nscale, fal-ai',
    'Hugging Face · Not served by anyone now',
    'My WebUI',
    'Built in, no AI',
  ])
})

test('what can be used, what needs a token, what is for other tasks and what nobody serves are apart', () => {
  const models = [
    sampleModel('gone', { status: 'unavailable' }),
    sampleModel('locked', { status: 'needs_token' }),
    sampleModel('enlarges', { tasks: ['upscale'] }),
    sampleModel('free'),
  ]
  const { groups, unserved } = byStatus(models, 'text-to-image')
  expect(groups.map(group => [group.title, group.models.map(({ id }) => id)])).toEqual([
    ['Ready', ['free']],
    ['Needs a token', ['locked']],
    ['For other tasks', ['enlarges']],
  ])
  expect(unserved.map(({ id }) => id)).toEqual(['gone'])
})
