import { computed, shallowRef } from 'vue'
import { describe } from '../../../api/errors.ts'
import { useImages } from '../../../stores/images.ts'
import { t } from '../text.ts'
import { pictures } from '../words.ts'

interface Done {
  readonly ids: readonly string[]
  readonly action: 'tag' | 'untag'
  readonly tag: string
}

/** Tags of many pictures, given and taken one at a time: so what was done to some of them can be undone of just those. */
export function useTagging(ids: () => readonly string[]) {
  const images = useImages()
  const said = shallowRef('')
  const problem = shallowRef('')
  const last = shallowRef<Done>()

  /** Those that some have, with how many; of pictures that nobody has looked at nothing is known. */
  const tags = computed(() => {
    const counts = new Map<string, number>()
    for (const id of ids())
      for (const tag of images.byId.get(id)?.tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1)
    return [...counts].map(([tag, count]) => ({ tag, count })).toSorted((a, b) => a.tag.localeCompare(b.tag))
  })

  async function change(action: Done['action'], tag: string, of = ids()) {
    problem.value = ''
    try {
      const changed = await images.changeMany(of, { action, tags: [tag] })
      last.value = changed.length > 0 ? { ids: changed, action, tag } : undefined
      const told = { tag, pictures: pictures(changed.length) }
      if (changed.length === 0) said.value = t(action === 'tag' ? 'hadTag' : 'hadNoTag', { tag })
      else said.value = action === 'tag' ? t('tagged', told) : t('untagged', told)
    } catch (error) {
      problem.value = describe(error)
    }
  }

  async function undo() {
    if (!last.value) return
    const { ids: changed, action, tag } = last.value
    await change(action === 'tag' ? 'untag' : 'tag', tag, changed)
    last.value = undefined
  }

  return {
    tags,
    said,
    problem,
    canUndo: computed(() => last.value !== undefined),
    add: async (tag: string) => change('tag', tag),
    remove: async (tag: string) => change('untag', tag),
    undo,
  }
}
