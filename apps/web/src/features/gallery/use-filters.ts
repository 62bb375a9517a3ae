import { getImageStats, type ImageStats } from '@atelier/contracts'
import { computed, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { call } from '../../api/call.ts'
import { isFailedCall } from '../../api/errors.ts'
import type { ImageFilter } from '../../stores/image-query.ts'
import { useModels } from '../../stores/models.ts'
import { filterOf, queryOf } from './filter.ts'

/** The filter, which lives in the address, and what one can choose from. */
export function useFilters(isTrash: () => boolean) {
  const route = useRoute()
  const router = useRouter()
  const models = useModels()
  const stats = shallowRef<ImageStats>()
  let wasTyping = false

  const read = (): ImageFilter => ({ ...filterOf(route.query), ...(isTrash() && { trashed: true }) })
  const filter = shallowRef(read())
  // On the way to another page the address is that page's.
  watch(() => [route.name, route.query], () => {
    if (route.name === 'gallery' || route.name === 'trash') filter.value = read()
  })

  /** A choice is a step that one can go back over; a search that is being typed is one step. */
  async function show(next: ImageFilter, isTyping = false) {
    const { trashed, ...query } = queryOf(next)
    const place = { query: isTrash() ? query : { ...query, trashed } }
    const isSameStep = isTyping && wasTyping
    wasTyping = isTyping
    await (isSameStep ? router.replace(place) : router.push(place))
  }

  async function loadChoices() {
    void models.load()
    try {
      stats.value = await call(getImageStats, {})
    }
    catch (error) {
      // Without counts one can still choose dates; the banner tells when the server is away.
      if (!isFailedCall(error)) throw error
    }
  }

  const providers = computed(() => [...new Set(['sketch', 'huggingface', ...models.all.map(({ provider }) => provider), ...(filter.value.provider === undefined ? [] : [filter.value.provider])])])
  return { filter, show, stats, providers, loadChoices }
}
