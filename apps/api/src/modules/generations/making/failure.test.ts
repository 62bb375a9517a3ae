import { StorageFull, StorageReadOnly } from '@atelier/storage'
import { expect, test } from 'vitest'
import { describeFailure } from './failure.ts'
import { FAILURES } from './failure-help.ts'

test.each([
  new StorageFull('full'),
  new StorageReadOnly('read-only'),
  new DOMException('too late', 'TimeoutError'),
  Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }),
  new Error('anything else'),
])('the page of errors explains what a generation says of "%s"', error => {
  expect(Object.keys(FAILURES)).toContain(describeFailure(error, 1).error.code)
})
