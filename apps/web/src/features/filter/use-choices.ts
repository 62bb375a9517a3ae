import { getImageStats, type ImageStats } from '@atelier/contracts'
import { computed, shallowRef } from 'vue'
import { call } from '../../api/call.ts'
import { isFailedCall } from '../../api/errors.ts'
import { useModels } from '../../stores/models.ts'

/** What one can choose from in a filter; the provider that is chosen already is among it. */
export function useChoices(chosenProvider: () => string | undefined) {
  const models = useModels()
  const stats = shallowRef<ImageStats>()

  async function loadChoices() {
    void models.load()
    try {
      stats.value = await call(getImageStats, {})
    } catch (error) {
      // Without counts one can still choose dates; the banner tells when the server is away.
      if (!isFailedCall(error)) throw error
    }
  }

  const providers = computed(() => [
    ...new Set([
      'sketch',
      'huggingface',
      ...models.all.map(({ provider }) => provider),
      ...[chosenProvider()].filter(provider => provider !== undefined),
    ]),
  ])
  return { stats, providers, loadChoices }
}
