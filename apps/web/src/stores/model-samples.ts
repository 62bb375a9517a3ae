import { listModelSamples, type Image } from '@atelier/contracts'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { call } from '../api/call.ts'
import { isFailedCall } from '../api/errors.ts'
import { createRereading } from './rereading.ts'

/** The newest picture that each model made here. Where it cannot be read nothing is shown of it. */
export const useModelSamples = defineStore('model-samples', () => {
  const byModel = shallowRef<ReadonlyMap<string, Image>>(new Map())
  const { error, load: read } = createRereading(async () => {
    const { items } = await call(listModelSamples, {})
    byModel.value = new Map(items.map(({ model, image }) => [model, image]))
  })

  async function load() {
    await read()
    if (error.value !== undefined && !isFailedCall(error.value)) throw error.value
  }

  return { byModel, load }
})
