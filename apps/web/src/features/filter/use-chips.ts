import type { ImagesFilter } from '@atelier/contracts'
import { computed, watch } from 'vue'
import { useEngines } from '../../stores/engines.ts'
import { styleName } from '../../stores/style-name.ts'
import { useStyles } from '../../stores/styles.ts'
import { chipsOf } from './chips.ts'

/** What a gallery is narrowed to, with engines and styles as the page's language calls them. */
export function useChips(filter: () => ImagesFilter) {
  const engines = useEngines()
  const styles = useStyles()
  watch(
    () => filter().style !== undefined,
    hasStyle => {
      if (hasStyle) void styles.ensure()
    },
    { immediate: true },
  )

  function nameOfStyle(name: string): string {
    const style = styles.items?.find(each => each.name === name)
    return style ? styleName(style) : name
  }

  return computed(() => chipsOf(filter(), { engine: engines.nameOf, style: nameOfStyle }))
}
