import { expect, test } from 'vitest'
import { createPreparing } from './prepared.ts'

test('what comes again is worth preparing, but for a search: its plan is made for its words', () => {
  const isWorthPreparing = createPreparing()
  const [page, search] = ['select 1 where a = $1', 'select 1 where search @@ cast($1 as text)::tsquery']
  expect([1, 2, 3].map(() => isWorthPreparing(page))).toEqual([false, true, true])
  expect([1, 2, 3].map(() => isWorthPreparing(search))).toEqual([false, false, false])
})
