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
import { createRereading } from './rereading.ts'

/** All the styles there are: your own by name, then the built-in ones. They are read when somebody first needs them. */
export const useStyles = defineStore('styles', () => {
  const items = shallowRef<readonly Style[]>()
  const byId = computed(() => new Map((items.value ?? []).map(style => [style.id, style])))
  const { error, load, join } = createRereading(async () => {
    items.value = (await call(listStyles, {})).items
  })

  const ensure = async () => {
    if (!items.value) await join()
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
