import type { Wildcard } from '@atelier/contracts'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test, vi } from 'vitest'
import { fakeServer, json, later } from '../testing/fake-server.ts'
import { sampleId } from '../testing/samples.ts'
import { useWildcards } from './wildcards.ts'

beforeEach(() => setActivePinia(createPinia()))

const wildcard = (number: number): Wildcard => ({
  id: sampleId(number),
  name: `list-${number}`,
  entries: ['red'],
  createdAt: '2026-11-22T12:00:00.000Z',
  updatedAt: '2026-11-22T12:00:00.000Z',
})

test('what was made is in the list as soon as that is told, though an event had it read at the same time', async () => {
  const kept: Wildcard[] = []
  const answers = [later<Response>(), later<Response>()]
  let readings = 0
  fakeServer(async ({ method }) => {
    if (method === 'GET') return answers[readings++]?.promise ?? json({ items: kept })
    kept.push(wildcard(1))
    return json(wildcard(1), 201)
  })
  const store = useWildcards()
  const making = store.create({ name: 'list-1', entries: ['red'] }).then(() => store.list)
  await vi.waitFor(() => expect(readings).toBe(1))
  const told = store.load()
  answers[0]?.resolve(json({ items: kept }))
  answers[1]?.resolve(json({ items: kept }))
  expect(await making).toEqual(kept)
  await told
  expect(store.list).toEqual(kept)
})
