import { computed } from 'vue'
import { useRoute, useRouter, type RouteLocationResolved } from 'vue-router'
import { useCollections } from '../../stores/collections.ts'
import { useGrids } from '../../stores/grids.ts'
import { useHidden } from '../../stores/hidden.ts'
import { t } from './text.ts'

export interface WayBack {
  readonly place: RouteLocationResolved
  /** What the place is called. */
  readonly name: string
}

/** The page that one came from, by its name; `fallback` for whoever came from outside. */
export function useWayBack(fallback: () => RouteLocationResolved) {
  const route = useRoute()
  const router = useRouter()
  const collections = useCollections()
  const grids = useGrids()
  const hidden = useHidden()

  /** Of the entry before this one. Steps between pictures take the place of each other, so it stays what it was. */
  function before(): RouteLocationResolved | undefined {
    const path: unknown = router.options.history.state['back']
    const place = typeof path === 'string' ? router.resolve(path) : undefined
    return place && place.name !== 'missing' && place.path !== route.path ? place : undefined
  }

  function nameOf({ name, params, meta }: RouteLocationResolved): string {
    const id = String(params['id'])
    if (name === 'image') return t('picture')
    if (name === 'collection') return collections.byId.get(id)?.name ?? t('collection')
    const grid = name === 'grid' && !hidden.hidesAll ? grids.entries.get(id) : undefined
    return grid?.title ?? grid?.prompt ?? meta.title()
  }

  const way = computed<WayBack>(() => {
    // The router tells of the place that it has reached; what was before that the browser knows.
    const here = route.fullPath
    const place = (here && before()) || fallback()
    return { place, name: nameOf(place) }
  })

  /** By the browser's own way where that leads there, so that the page is as it was left. */
  async function leave({ place }: WayBack = way.value) {
    if (router.options.history.state['back'] === place.fullPath) router.back()
    else await router.push(place)
  }

  return { way, leave }
}
