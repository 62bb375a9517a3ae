import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { usePreviews } from './previews.ts'

beforeEach(() => setActivePinia(createPinia()))

const preview = (generationId: string, data: string) => ({
  type: 'generation.preview' as const,
  at: '2026-11-22T12:00:00Z',
  generationId,
  ordinal: 0,
  mimeType: 'image/jpeg' as const,
  data,
})

test('the last preview of each picture is shown, and only of that one', () => {
  const previews = usePreviews()
  previews.take(preview('a', 'AAAA'))
  previews.take(preview('a', 'BBBB'))
  expect([previews.of('a', 0), previews.of('a', 1), previews.of('b', 0)]).toEqual([
    'data:image/jpeg;base64,BBBB',
    undefined,
    undefined,
  ])
})

test('of many, those that were told of longest ago are forgotten', () => {
  const previews = usePreviews()
  for (let k = 0; k < 70; k += 1) previews.take(preview(String(k), 'AAAA'))
  expect([previews.of('5', 0), previews.of('6', 0) !== undefined]).toEqual([undefined, true])
})
