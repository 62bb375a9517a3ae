import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { useSettings } from './settings.ts'

/** Whether what is downloaded tells how it was made: as the settings say, until somebody says otherwise in this tab. */
export const useDownloadRecipe = defineStore('download-recipe', () => {
  const settings = useSettings()
  const chosen = shallowRef<boolean>()
  /** Before the settings are read nothing is told. */
  const isOn = computed(() => chosen.value ?? settings.current?.downloadRecipe ?? false)

  const ensure = async () => {
    if (!settings.current) await settings.load()
  }

  /** Throws where the settings cannot be read: nobody's prompt is given away because the server was busy. */
  async function wanted(): Promise<boolean> {
    await ensure()
    if (chosen.value === undefined && !settings.current) throw settings.error
    return isOn.value
  }

  function choose(on: boolean) {
    chosen.value = on
  }

  return { isOn, ensure, wanted, choose }
})
