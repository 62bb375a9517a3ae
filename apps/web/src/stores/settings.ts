import { getSettings, updateSettings, type Settings, type SettingsPatch, type StudioEvent } from '@atelier/contracts'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { call } from '../api/call.ts'

export const useSettings = defineStore('settings', () => {
  const current = shallowRef<Settings>()
  const error = shallowRef<unknown>()

  async function load() {
    try {
      current.value = await call(getSettings, {})
      error.value = undefined
    } catch (reason) {
      error.value = reason
    }
  }

  /** Throws what the server refused, for the form to show. */
  async function update(patch: SettingsPatch) {
    current.value = await call(updateSettings, { body: patch })
  }

  async function refresh() {
    if (current.value !== undefined || error.value !== undefined) await load()
  }

  async function apply(event: StudioEvent) {
    if (event.type === 'settings.updated') await refresh()
  }

  return { current, error, load, update, refresh, apply }
})
