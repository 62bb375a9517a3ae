import { expect, test } from 'vitest'
import { remediesOf } from './remedies.ts'

test.each([
  ['provider.not_configured', ['Add a token']],
  ['provider.auth', ['Check the token']],
  ['provider.credits', ['Buy credits', 'Choose another model']],
  ['provider.model_gone', ['Choose another model']],
  ['provider.moderated', ['Change it']],
  ['server.error', []],
])('after %s: %j', (code, labels) => {
  expect(remediesOf({ code }, 'owner/model').map(({ label }) => label)).toEqual(labels)
})

test('conditions are accepted on the page of the model itself', () => {
  expect(remediesOf({ code: 'provider.gated' }, 'owner/model')[0]).toEqual({
    kind: 'page',
    label: 'Accept its conditions',
    href: 'https://huggingface.co/owner/model',
  })
})
