import { describe, expect, test } from 'vitest'
import { createBands } from './bands.ts'
import { bitsOf } from './hamming.ts'
import { createLikenessList, type ListedLikeness } from './likeness-list.ts'

/** Many that look alike by chance: few bits of each half are free. */
function crowd(count: number): ListedLikeness[] {
  let state = 1
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) | 0
    return state
  }
  return Array.from({ length: count }, (_, at) => ({
    sequence: at * 3 + 1,
    high: next() & 0x0f0f00f1,
    low: next() & 0x8000ff03,
    ownerId: at % 3 === 0 ? 'ana' : 'ben',
  }))
}

const naive = (one: ListedLikeness, other: ListedLikeness) =>
  ((one.high ^ other.high) >>> 0).toString(2).replaceAll('0', '').length +
  ((one.low ^ other.low) >>> 0).toString(2).replaceAll('0', '').length

describe('likenesses in memory', () => {
  test('bits are counted as a person would count them', () => {
    for (const word of [0, 1, -1, 0x80000000, 0x7fffffff, 0x55555555, 123_456_789, -123_456_789])
      expect(bitsOf(word)).toBe((word >>> 0).toString(2).replaceAll('0', '').length)
  })

  test('the nearest are found, all of them, the newest first among equals', () => {
    const rows = crowd(3000)
    const list = createLikenessList()
    list.add(rows)
    const wanted = rows[1234] ?? { sequence: 0, high: 0, low: 0, ownerId: '' }
    const expected = rows
      .map(row => ({ sequence: row.sequence, distance: naive(wanted, row) }))
      .filter(({ distance }) => distance <= 10)
      .toSorted((one, other) => one.distance - other.distance || other.sequence - one.sequence)
    expect(list.nearest(wanted, { distance: 10, most: 3000 })).toEqual(expected)
    expect(expected.length).toBeGreaterThan(5)
  })

  test('those of others take no place of an owner’s, however many they are', () => {
    const rows = crowd(3000)
    const list = createLikenessList()
    list.add(rows)
    const wanted = rows[1234] ?? { high: 0, low: 0 }
    const own = new Set(rows.filter(({ ownerId }) => ownerId === 'ana').map(({ sequence }) => sequence))
    const all = list.nearest(wanted, { distance: 16, most: 3000 })
    expect(list.nearest(wanted, { distance: 16, most: 3000, owner: 'ana' })).toEqual(
      all.filter(({ sequence }) => own.has(sequence)),
    )
    const [nearest] = list.nearest(wanted, { distance: 16, most: 1, owner: 'ana' })
    expect(nearest).toEqual(all.find(({ sequence }) => own.has(sequence)))
    expect(list.countOf('ana')).toBe(own.size)
    expect([list.countOf('nobody'), list.nearest(wanted, { distance: 16, most: 9, owner: 'nobody' })]).toEqual([0, []])
  })

  test('what is read twice is in it once, and a place is found by its sequence', () => {
    const rows = crowd(50)
    const list = createLikenessList()
    list.add(rows.slice(0, 30))
    list.add(rows)
    expect([list.count, list.lastSequence]).toEqual([50, 148])
    expect([0, 1, 2, 4, 5, 148, 149].map(list.countBelow)).toEqual([0, 0, 1, 1, 2, 49, 50])
  })

  test.each([0, 3, 4, 7])('a look by bands misses nothing within %i bits', async distance => {
    const rows = crowd(2000)
    const list = createLikenessList()
    list.add(rows.slice(0, 1800))
    const bands = await createBands(list)
    list.add(rows)
    for (const [index, row] of rows.entries()) {
      if (index % 200 !== 0) continue
      const expected = rows.flatMap((other, at) =>
        at !== index && naive(row, other) <= distance ? [[at, naive(row, other)] as const] : [],
      )
      const { found } = bands.near(index, { distance, most: Infinity, isWanted: () => true })
      expect([...found].toSorted(([one], [other]) => one - other)).toEqual(expected)
    }
  })

  test('bands are made anew once much was added', async () => {
    const rows = crowd(1500)
    const list = createLikenessList()
    list.add(rows.slice(0, 400))
    const bands = await createBands(list)
    list.add(rows.slice(0, 1400))
    expect(bands.isCurrent()).toBe(true)
    list.add(rows)
    expect(bands.isCurrent()).toBe(false)
  })
})
