import {
  createStyle,
  importStyles,
  listStyles,
  removeStyle,
  updateStyle,
  type Input,
  type NewStyle,
  type Style,
  type StudioEvent,
} from '@atelier/contracts'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { call } from '../api/call.ts'
import { useConnection } from './connection.ts'

/** All the styles there are: your own by name, then the built-in ones. They are read when somebody first needs them. */
export const useStyles = defineStore('styles', () => {
  const items = shallowRef<readonly Style[]>()
  const error = shallowRef<unknown>()
  const byId = computed(() => new Map((items.value ?? []).map(style => [style.id, style])))
  let reading: Promise<void> | undefined
  let isStale = false

  async function read() {
    try {
      do {
        isStale = false
        items.value = (await call(listStyles, {})).items
      } while (isStale)
      error.value = undefined
    } catch (reason) {
      error.value = reason
    } finally {
      reading = undefined
    }
  }

  /** Reads them; a change that is told meanwhile has them read once more. */
  function load(): Promise<void> {
    isStale = true
    return (reading ??= read())
  }

  const ensure = async () => {
    if (!items.value) await load()
  }
  const refresh = async () => {
    if (items.value ?? error.value) await load()
  }

  async function apply(event: StudioEvent) {
    if (event.type === 'styles.updated') await refresh()
  }

  /** Those of a list of ids that there are. */
  const of = (chosen: readonly Pick<Style, 'id'>[]): Style[] => chosen.flatMap(({ id }) => byId.value.get(id) ?? [])

  async function create(body: NewStyle): Promise<Style> {
    const style = await call(createStyle, { body })
    // At once: whoever pressed the button sees what came of it. The others follow in their order.
    if (items.value?.every(({ id }) => id !== style.id)) items.value = [style, ...items.value]
    await load()
    return style
  }

  async function update(id: string, body: Input<typeof updateStyle>['body']) {
    await call(updateStyle, { params: { id }, body })
    await load()
  }

  async function remove(id: string) {
    await call(removeStyle, { params: { id } })
    await load()
  }

  async function takeIn(body: Input<typeof importStyles>['body']) {
    const imported = await call(importStyles, { body })
    await load()
    return imported
  }

  const store = { items, error, byId, load, ensure, refresh, apply, of, create, update, remove, takeIn }
  useConnection().follow(store)
  return store
})
