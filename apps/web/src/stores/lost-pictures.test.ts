import { afterEach, expect, test, vi } from 'vitest'
import { NOTHING, type Beyond } from './beyond-values.ts'
import { thatAreHere } from './lost-pictures.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const picture = (uploadId: string) => ({ ref: { uploadId }, width: 8, height: 8, url: `/${uploadId}` })
const state = { kind: 'mask', mask: 'data:', feather: 0 } as const
const begun: Beyond = {
  ...NOTHING,
  task: 'inpaint',
  start: picture('start'),
  mask: { uploadId: 'mask', url: '/mask', state },
  references: [picture('one'), picture('two')],
}

/** A server that has lost these. */
const serverWithout = (...lost: readonly string[]) =>
  vi.stubGlobal('fetch', async (url: string) => new Response(null, { status: lost.includes(url) ? 404 : 200 }))

test('where all pictures are there nothing changes, and nothing does while the server is away', async () => {
  serverWithout()
  expect(await thatAreHere(begun)).toBe(begun)
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('away')))
  expect(await thatAreHere(begun)).toBe(begun)
})

test('a start that is gone takes its mask along; references that are gone leave the others', async () => {
  serverWithout('/start', '/one')
  expect(await thatAreHere(begun)).toEqual({ ...begun, start: null, mask: null, references: [picture('two')] })
})

test('of a mask that is gone there is still what was painted, to be sent again', async () => {
  serverWithout('/mask')
  const { mask, start } = await thatAreHere(begun)
  expect([mask, start]).toEqual([{ uploadId: null, url: '/mask', state }, begun.start])
})
