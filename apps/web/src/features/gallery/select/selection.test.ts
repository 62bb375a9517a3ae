import { expect, test } from 'vitest'
import { sampleId, sampleImage } from '../../../testing/samples.ts'
import { emptySection, type Section } from '../../../stores/timeline-sections.ts'
import { createSelection, MOST_SELECTED } from './selection.ts'

/** Sections of ten pictures, the newest first; only those named are loaded. */
function setUp({ sections: count = 4, loaded = [0, 3], sizeOfSection = 10, gone = [] as string[] } = {}) {
  const image = (k: number) => sampleImage(count * 10 - k)
  const numbers = (at: number) => Array.from({ length: 10 }, (_, k) => at * 10 + k)
  const sections: Section[] = Array.from({ length: count }, (_, at) => ({
    ...emptySection(),
    cursor: String(at),
    count: sizeOfSection,
    newestAtMs: Date.parse(image(at * 10).createdAt),
    ids: loaded.includes(at) ? numbers(at).map(k => image(k).id) : undefined,
  }))
  const known = new Map(loaded.flatMap(at => numbers(at).map(k => [image(k).id, image(k)])))
  const reads: (string | undefined)[] = []
  const selection = createSelection({
    timeline: () => ({ state: { sections }, sectionOf: (id: string) => sections.find(({ ids }) => ids?.includes(id)) }),
    find: id => known.get(id),
    hasLeft: id => gone.includes(id),
    async *read({ cursor }) {
      reads.push(cursor)
      if (cursor === undefined)
        for (let page = 0; page < 100; page += 1)
          yield Array.from({ length: 200 }, (_, k) => ({ id: sampleId(page * 200 + k), sizeBytes: 5 }))
      else yield numbers(Number(cursor)).map(image)
    },
  })
  return {
    selection,
    reads,
    id: (k: number) => image(k).id,
    ids: (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, k) => image(from + k).id),
  }
}

const chosen = (selection: ReturnType<typeof setUp>['selection']) => [...selection.sizes().keys()]

test('a picture is selected and not any more', () => {
  const { selection, id } = setUp()
  selection.toggle(id(1))
  expect([selection.has(id(1)), selection.size.value, selection.sizes().get(id(1))]).toEqual([true, 1, 1000])
  selection.toggle(id(1))
  expect(selection.size.value).toBe(0)
})

test('a range reaches over sections that are not loaded, in either direction', async () => {
  const { selection, reads, id, ids } = setUp()
  selection.toggle(id(32))
  expect(await selection.extendTo(id(7))).toBe('done')
  expect(chosen(selection).toSorted()).toEqual(ids(7, 32).toSorted())
  expect(reads).toEqual(['1', '2'])
})

test('a range spanned anew takes the place of the one before, and leaves what was selected otherwise', async () => {
  const { selection, id, ids } = setUp()
  selection.toggle(id(9))
  selection.toggle(id(2))
  await selection.extendTo(id(6))
  await selection.extendTo(id(4))
  expect(chosen(selection).toSorted()).toEqual([...ids(2, 4), id(9)].toSorted())
})

test('a range that is too large selects nothing more and says so', async () => {
  const { selection, reads, id } = setUp({ sizeOfSection: MOST_SELECTED })
  selection.toggle(id(0))
  expect(await selection.extendTo(id(35))).toBe('too-many')
  expect([selection.size.value, reads]).toEqual([1, []])
})

test('everything is as much as may be acted on at once', async () => {
  const { selection } = setUp()
  expect(await selection.everything()).toBe('cut')
  expect(selection.size.value).toBe(MOST_SELECTED)
})

test('what has left here is not selected, though the server still lists it', async () => {
  const { selection, ids } = setUp({ gone: [sampleId(3), sampleImage(25).id] })
  await selection.everything()
  expect([selection.has(sampleId(2)), selection.has(sampleId(3))]).toEqual([true, false])
  selection.clear()
  const [first = '', last = ''] = [ids(0, 0)[0], ids(39, 39)[0]]
  selection.toggle(first)
  await selection.extendTo(last)
  expect(selection.has(sampleImage(25).id)).toBe(false)
  expect(selection.size.value).toBe(39)
})

test('what is cleared while more is on its way stays cleared', async () => {
  const { selection } = setUp()
  const gathering = selection.everything()
  selection.clear()
  await gathering
  expect(selection.size.value).toBe(0)
})
