import type { Family } from '@atelier/contracts'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test, vi } from 'vitest'
import { shallowRef } from 'vue'
import { useGenerations } from '../../../../stores/generations.ts'
import { useImages } from '../../../../stores/images.ts'
import { fakeBrowser } from '../../../../testing/fake-browser.ts'
import { fakeServer, json } from '../../../../testing/fake-server.ts'
import { inScope } from '../../../../testing/in-scope.ts'
import { sampleGeneration, sampleId, sampleImage } from '../../../../testing/samples.ts'
import { useFamily } from './use-family.ts'

beforeEach(() => {
  setActivePinia(createPinia())
  fakeBrowser()
})

const alone: Family = {
  ancestors: [],
  before: 'nothing',
  siblings: [],
  gridId: null,
  children: { items: [], total: 0, nextCursor: null },
  making: [],
}
const [image, child] = [sampleImage(1), sampleImage(2, { parentId: sampleId(1), relation: 'vary' })]

function open(answer: () => Family) {
  const requests = fakeServer(() => json(answer()))
  const shown = shallowRef(image)
  const opened = inScope(() => useFamily(() => shown.value))
  return { ...opened, shown, requests }
}

test('a picture alone has no family', async () => {
  const { family, isEmpty } = open(() => alone)
  await vi.waitFor(() => expect(family.value).toBeDefined())
  expect(isEmpty.value).toBe(true)
})

test('what is made from it appears when an event tells of it, and goes when it is deleted', async () => {
  let answer = alone
  const { family, isEmpty } = open(() => answer)
  await vi.waitFor(() => expect(family.value).toBeDefined())
  answer = { ...alone, children: { items: [child], total: 1, nextCursor: null } }
  useGenerations().apply({
    type: 'generation.succeeded',
    at: image.createdAt,
    generation: sampleGeneration(3, { status: 'succeeded', parentId: image.id, relation: 'vary', images: [child] }),
  })
  await vi.waitFor(() => expect(family.value?.children.map(({ id }) => id)).toEqual([child.id]))
  expect(isEmpty.value).toBe(false)
  useImages().apply({ type: 'image.trashed', at: image.createdAt, image: { ...child, trashedAt: image.createdAt } })
  expect(family.value?.children).toEqual([])
})

test('of another picture nothing is shown until its own family is here', async () => {
  const { family, shown } = open(() => ({ ...alone, children: { items: [child], total: 1, nextCursor: null } }))
  await vi.waitFor(() => expect(family.value).toBeDefined())
  shown.value = child
  expect(family.value).toBeUndefined()
  await vi.waitFor(() => expect(family.value?.of).toBe(child.id))
})
