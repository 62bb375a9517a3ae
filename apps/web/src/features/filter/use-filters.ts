import { shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { ImagesFilter } from '@atelier/contracts'
import { filterOf, queryOf } from './filter.ts'
import { useChoices } from './use-choices.ts'

const PAGES: readonly unknown[] = ['gallery', 'trash', 'collection']

/** A collection has a page of its own; that there is none is a filter. */
const inNone = (collection: unknown) => (collection === 'none' ? collection : null)

/** The filter, which lives in the address, and what one can choose from. */
export function useFilters(isTrash: () => boolean, collection: () => string | undefined) {
  const route = useRoute()
  const router = useRouter()
  let wasTyping = false

  function read(): ImagesFilter {
    const id = collection()
    return {
      ...filterOf({ ...route.query, collection: id ?? inNone(route.query['collection']) }),
      ...(isTrash() && { trashed: true }),
    }
  }
  const filter = shallowRef(read())
  // On the way to another page the address is that page's.
  watch(
    () => [route.name, route.query],
    () => {
      if (PAGES.includes(route.name)) filter.value = read()
    },
  )

  /** A choice is a step that one can go back over; a search that is being typed is one step. */
  async function show(next: ImagesFilter, isTyping = false) {
    const { trashed, ...query } = queryOf({ ...next, collection: inNone(next.collection) ?? '' })
    const place = { query: isTrash() ? query : { ...query, trashed } }
    const isSameStep = isTyping && wasTyping
    wasTyping = isTyping
    await (isSameStep ? router.replace(place) : router.push(place))
  }

  return { filter, show, ...useChoices(() => filter.value.provider) }
}
