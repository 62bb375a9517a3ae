import { expect, test } from 'vitest'
import { emptySection, type Section } from '../../../stores/timeline-sections.ts'
import { createGeometry, type PlacedTile } from '../view/geometry.ts'
import { createMoves, type Move } from './moves.ts'

/** Three sections of 40 squares in rows of five; the ones in the middle and at the end are read only when asked for. */
function setUp() {
  const ids = (at: number) => Array.from({ length: 40 }, (_, k) => `${at}-${k}`)
  const sections: Section[] = [0, 1, 2].map(at => ({
    ...emptySection(),
    until: String(at),
    count: 40,
    ids: at === 0 ? ids(0) : undefined,
  }))
  const geometry = createGeometry(() => 1)
  const update = () => geometry.update(sections, { width: 1000, rowHeight: 200, gap: 0 })
  update()
  const moves = createMoves({
    geometry,
    page: () => 400,
    reach: async at => {
      Object.assign(sections[at] ?? {}, { ids: ids(at) })
      update()
      return geometry.rowsOf(at)
    },
  })
  const place = (id: string): PlacedTile => {
    const section = sections[Number(id.split('-')[0])]
    const found = section && geometry.placeOf(section, id)
    if (!found) throw new Error(`${id} has no place`)
    return found
  }
  return async (from: string, ...way: Move[]) => {
    let id: string | undefined = from
    for (const move of way) id = id === undefined ? undefined : await moves.from(place(id), move)
    return id
  }
}

test.each<[string, Move[], string | undefined]>([
  ['0-7', ['right'], '0-8'],
  ['0-9', ['right'], '0-10'],
  ['0-5', ['left'], '0-4'],
  ['0-7', ['down', 'down', 'up'], '0-12'],
  ['0-7', ['page-down'], '0-17'],
  ['0-2', ['up'], '0-2'],
  ['0-7', ['first'], '0-0'],
])('from %s by %j one comes to %s', async (from, way, to) => {
  expect(await setUp()(from, ...way)).toBe(to)
})

test('one goes on over sections that are not read yet', async () => {
  const go = setUp()
  expect([await go('0-37', 'down'), await go('0-39', 'right'), await go('1-2', 'up'), await go('0-3', 'last')]).toEqual(
    ['1-2', '1-0', '0-37', '2-39'],
  )
})

test('at both ends one stays', async () => {
  const go = setUp()
  expect([await go('0-0', 'left'), await go('0-1', 'last', 'right')]).toEqual([undefined, undefined])
})
