import { computed } from 'vue'
import { t as common } from '../../../i18n/common.ts'
import { useImages } from '../../../stores/images.ts'
import { useVerbs } from '../../../stores/verbs.ts'
import { may } from '../../../stores/whose.ts'
import type { MenuEntry } from '../../../ui/menu.ts'

/** So many pictures may be varied together; more would fill the queue. */
const MOST_VARIED = 8

/** Remix for one picture, Vary for a few: those whose recipe is known. */
export function useVerbEntries(ids: () => readonly string[]) {
  const images = useImages()
  const verbs = useVerbs()
  const known = computed(() =>
    ids()
      .flatMap(id => images.byId.get(id) ?? [])
      .filter(({ prompt }) => prompt !== ''),
  )

  return computed<MenuEntry[]>(() => {
    const [one] = known.value
    if (!may('generations:write') || !one || known.value.length < ids().length || ids().length > MOST_VARIED) return []
    return [
      ...(ids().length === 1
        ? [{ label: common('remix'), icon: 'remix' as const, run: async () => verbs.remix(one) }]
        : []),
      { label: common('vary'), icon: 'vary' as const, run: async () => verbs.vary(known.value) },
    ]
  })
}
