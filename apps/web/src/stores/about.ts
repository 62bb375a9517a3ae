import { getAbout, type About } from '@atelier/contracts'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { call } from '../api/call.ts'

/** What the server says of itself. No event tells of it, so it is read whenever somebody looks. */
export const useAbout = defineStore('about', () => {
  const current = shallowRef<About>()
  const error = shallowRef<unknown>()

  async function load() {
    try {
      current.value = await call(getAbout, {})
      error.value = undefined
    } catch (reason) {
      error.value = reason
    }
  }

  return { current, error, load }
})
