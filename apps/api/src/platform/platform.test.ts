import { describe, expect, test } from 'vitest'
import { parseByteRange } from '../http/byte-range.ts'
import { decodeNumericCursor, encodeCursor } from './cursor.ts'
import { defineError } from './errors.ts'
import { randomIds } from './ids.ts'
import { parsePreferredWait } from '../http/prefer.ts'
import { createSeal } from './secrets.ts'

describe('a cursor', () => {
  test('comes back as it was', () => {
    expect(decodeNumericCursor(encodeCursor(9_007_199_254_740_991))).toBe(9_007_199_254_740_991)
  })

  test.each([
    '',
    'nonsense',
    '12',
    Buffer.from('v2:1').toString('base64url'),
    ...['x', '1.5', '9007199254740993', 'Infinity'].map(encodeCursor),
  ])('%j is refused by name', cursor => {
    expect(() => decodeNumericCursor(cursor)).toThrow(
      expect.objectContaining({
        status: 400,
        errors: [{ path: '/cursor', message: expect.any(String) as unknown }],
      }),
    )
  })
})

test.each<[string | undefined, number | undefined]>([
  [undefined, undefined],
  ['', undefined],
  ['respond-async', undefined],
  ['wait=0', undefined],
  ['wait=x', undefined],
  ['awaits=5', undefined],
  ['wait=10', 10_000],
  ['Wait=10', 10_000],
  ['respond-async, wait=10', 10_000],
  ['respond-async;wait=10', 10_000],
  ['wait = "10"', 10_000],
  ['wait=100000', 60_000],
])('Prefer: %s waits %j ms', (header, ms) => {
  expect(parsePreferredWait(header)).toBe(ms)
})

test.each<[string | undefined, unknown]>([
  [undefined, undefined],
  ['bytes=0-9', { start: 0, end: 9 }],
  ['bytes=90-', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=50-500', { start: 50, end: 99 }],
  ['bytes=100-', 'unsatisfiable'],
  ['items=0-9', undefined],
])('Range: %s of 100 bytes is %j', (header, range) => {
  expect(parseByteRange(header, 100)).toEqual(range)
})

test('ids sort in the order in which they were made', () => {
  const ids = Array.from({ length: 2000 }, randomIds.next)
  expect(ids).toEqual(ids.toSorted())
  expect(new Set(ids).size).toBe(ids.length)
})

describe('a seal', () => {
  const { seal, open } = createSeal('a secret of some length')

  test('opens what it sealed, and shows nothing of it', () => {
    const sealed = seal('hf_token')
    expect(open(sealed)).toBe('hf_token')
    expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('hf_')
    expect(seal('hf_token')).not.toBe(sealed)
  })

  test('does not open what another key sealed, what was touched, or what is none', () => {
    const sealed = Buffer.from(seal('hf_token'), 'base64')
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1
    expect(createSeal('another secret of it').open(seal('hf_token'))).toBeUndefined()
    for (const text of [sealed.toString('base64'), '', 'x', 'AAAA']) expect(open(text)).toBeUndefined()
  })
})

test('an error of a catalogue carries what its definition says', () => {
  const definition = defineError('some.code', 409, 'When it happens.', (limit: number) => [
    `No more than ${limit}.`,
    { retryAfterMs: 1000 },
  ])
  expect(definition(3)).toMatchObject({
    code: 'some.code',
    status: 409,
    message: 'No more than 3.',
    retryAfterMs: 1000,
  })
  expect([definition.code, definition.status, definition.help]).toEqual(['some.code', 409, 'When it happens.'])
})
