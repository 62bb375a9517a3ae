import { getCosts, updateSettings, type Budget, type Costs } from '@atelier/contracts'
import { shallowRef } from 'vue'
import { call } from '../../../api/call.ts'
import { useNotices } from '../../../stores/notices.ts'
import { useSettings } from '../../../stores/settings.ts'

/** What was spent in a month, and what may be. */
export function useCosts() {
  const notices = useNotices()
  const settings = useSettings()
  const costs = shallowRef<Costs>()
  const failure = shallowRef<unknown>()
  void settings.load()

  async function load(month?: string, scope: 'mine' | 'all' = 'mine') {
    try {
      failure.value = undefined
      costs.value = await call(getCosts, { querystring: { ...(month && { month }), scope } })
    } catch (error) {
      failure.value = error
    }
  }

  const setBudget = async (budget: Budget | null) =>
    notices.succeeds(async () => call(updateSettings, { body: { budget } }))

  return { costs, failure, settings, load, setBudget }
}
