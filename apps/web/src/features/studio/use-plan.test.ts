import { expect, test } from 'vitest'
import { planOf } from './use-plan.ts'

const work = { prompts: 1, count: 4, msPerImage: 2000, lanes: 2 }

test('it is as many pictures as prompts times pictures of each, and as long as the lanes take for them', () => {
  expect([
    planOf(work),
    planOf({ ...work, prompts: 6 }),
    planOf({ ...work, prompts: 3, count: 1 }),
    planOf({ ...work, prompts: 3, lanes: 0 }),
  ]).toEqual([
    { pictures: 4, ms: 8000 },
    { pictures: 24, ms: 24_000 },
    { pictures: 3, ms: 4000 },
    { pictures: 12, ms: 24_000 },
  ])
})

test('nothing is promised that is not known', () => {
  expect([planOf({ ...work, msPerImage: undefined }), planOf({ ...work, prompts: undefined })]).toEqual([
    { pictures: 4, ms: undefined },
    { pictures: undefined, ms: undefined },
  ])
})
