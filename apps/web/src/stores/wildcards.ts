import {
  createWildcard,
  listWildcards,
  removeWildcard,
  updateWildcard,
  type NewWildcard,
  type StudioEvent,
  type Wildcard,
} from '@atelier/contracts'
import { defineStore } from 'pinia'
import { shallowReactive, shallowRef } from 'vue'
import { call } from '../api/call.ts'
import { useConnection } from './connection.ts'
import { createRereading } from './rereading.ts'

/** A form as it stands, before it is saved. */
export interface TypedWildcard {
  readonly name: string
  readonly text: string
}

/** All wildcards, by name; another tab's changes come by themselves. */
export const useWildcards = defineStore('wildcards', () => {
  const list = shallowRef<readonly Wildcard[]>()
  /** What was typed and not saved, by id; of a new one by what it is called at first. It stays while something else is looked at. */
  const typed = shallowReactive(new Map<string, TypedWildcard>())
  const { error, load } = createRereading(async () => {
    list.value = (await call(listWildcards, {})).items
  })

  async function create(body: NewWildcard): Promise<Wildcard> {
    const made = await call(createWildcard, { body })
    await load()
    return made
  }

  async function update(id: string, body: NewWildcard): Promise<Wildcard> {
    const changed = await call(updateWildcard, { params: { id }, body })
    await load()
    return changed
  }

  async function remove(id: string) {
    await call(removeWildcard, { params: { id } })
    await load()
  }

  const apply = (event: StudioEvent) => (event.type === 'wildcards.updated' ? load() : undefined)
  useConnection().follow({ apply, refresh: load })
  return { list, typed, error, load, create, update, remove }
})
