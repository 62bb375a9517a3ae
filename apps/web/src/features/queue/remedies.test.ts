import type { Engine } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { sampleEngine } from '../../testing/samples.ts'
import { remediesOf } from './remedies.ts'

const engine = sampleEngine('far', {
  links: { token: null, credits: 'https://far.test/credits', model: 'https://far.test/{model}' },
})

const managed: NonNullable<Engine['setup']> = {
  isManaged: true,
  settings: {},
  secrets: {},
  problem: null,
  concurrency: 1,
  allowPrivateNetwork: null,
  reach: 'own network',
  position: 0,
  failover: true,
  prices: [],
  lastCheck: null,
  createdAt: null,
  updatedAt: null,
}

test.each([
  ['provider.not_configured', ['Add a token']],
  ['provider.auth', ['Check the token']],
  ['provider.credits', ['Buy credits', 'Choose another model']],
  ['provider.quota', ['Buy credits', 'Choose another model']],
  ['provider.balance', ['Choose another model']],
  ['provider.pay_as_you_go', ['Choose another model']],
  ['provider.account_locked', ['Choose another model']],
  ['provider.task_lost', ['Choose another model']],
  ['provider.model_gone', ['Choose another model']],
  ['provider.moderated', ['Change it']],
  ['server.error', []],
])('after %s: %j', (code, labels) => {
  expect(remediesOf({ code }, 'owner/model', engine).map(({ label }) => label)).toEqual(labels)
})

test('conditions are accepted on the page of the model itself', () => {
  expect(remediesOf({ code: 'provider.gated' }, 'owner/model', engine)[0]).toEqual({
    kind: 'page',
    label: 'Accept its terms',
    href: 'https://far.test/owner/model',
  })
})

test('an engine without a page for it, or one that is not known, leads to another model only', () => {
  for (const pageless of [undefined, sampleEngine('far')])
    for (const code of ['provider.credits', 'provider.gated'])
      expect(remediesOf({ code }, 'owner/model', pageless).map(({ kind }) => kind)).toEqual(['model'])
})

test('an engine that an admin added is mended where it was added', () => {
  for (const code of ['provider.not_configured', 'provider.auth', 'provider.permission']) {
    expect(remediesOf({ code }, 'owner/model', sampleEngine('far', { setup: managed }))).toMatchObject([
      { kind: 'engines' },
    ])
    const own = sampleEngine('far', { setup: { ...managed, isManaged: false } })
    expect(remediesOf({ code }, 'owner/model', own)).toMatchObject([{ kind: 'settings' }])
  }
})
