import { expect, test } from 'vitest'
import { fakeServer } from '../../../testing/fake-server.ts'
import { archiveParts, readArchive } from './archive.ts'

const sizes = (count: number, sizeBytes: number) =>
  new Map(Array.from({ length: count }, (_, k) => [String(k), sizeBytes]))

test('a large selection is several files, by number and by size', () => {
  expect(archiveParts(sizes(1201, 10)).map(({ ids }) => ids.length)).toEqual([500, 500, 201])
  expect(archiveParts(sizes(5, 400_000_000)).map(({ ids, sizeBytes }) => [ids.length, sizeBytes])).toEqual([
    [2, 800_000_000],
    [2, 800_000_000],
    [1, 400_000_000],
  ])
  expect(archiveParts(new Map())).toEqual([])
})

test('a file is read as it comes, and each part of it is told', async () => {
  const requests = fakeServer(() => new Response(new Blob(['PK', 'rest of it'])))
  let bytes = 0
  const file = await readArchive(
    { ids: ['a', 'b'], sizeBytes: 12 },
    {
      recipe: true,
      signal: new AbortController().signal,
      onBytes: more => {
        bytes += more
      },
    },
  )
  expect([await file.text(), bytes, requests[0]?.body]).toEqual(['PKrest of it', 12, { ids: ['a', 'b'], recipe: true }])
})

test('a download that is cancelled is given up', async () => {
  fakeServer(() => new Response('PK'))
  await expect(
    readArchive({ ids: ['a'], sizeBytes: 2 }, { recipe: true, signal: AbortSignal.abort(), onBytes: () => {} }),
  ).rejects.toMatchObject({ name: 'AbortError' })
})
