import { getImageStats, type ImageStats } from '@atelier/contracts'
import { computed, shallowRef } from 'vue'
import { call } from '../../api/call.ts'
import { useEngines } from '../../stores/engines.ts'
import { useModels } from '../../stores/models.ts'
import { useStyles } from '../../stores/styles.ts'

/** What one can choose from in a filter; the provider that is chosen already is among it. */
export function useChoices(chosenProvider: () => string | undefined) {
  const engines = useEngines()
  const models = useModels()
  const styles = useStyles()
  const stats = shallowRef<ImageStats>()
  /** Why there is less to choose from than there is; dates can be chosen nevertheless. */
  const choicesError = shallowRef<unknown>()

  async function loadChoices() {
    void models.load()
    void styles.ensure()
    try {
      stats.value = await call(getImageStats, { querystring: {} })
      choicesError.value = undefined
    } catch (error) {
      choicesError.value = error
    }
  }

  const providers = computed(() => [
    ...new Set([
      ...engines.all.map(({ id }) => id),
      ...models.all.map(({ provider }) => provider),
      ...[chosenProvider()].filter(provider => provider !== undefined),
    ]),
  ])
  return { stats, providers, choicesError, loadChoices }
}
