import { computed, shallowRef } from 'vue'
import { describe } from '../../api/errors.ts'
import { useImages } from '../../stores/images.ts'
import { useUndo } from '../../stores/undo.ts'
import { t } from './text.ts'

/** Tags of many pictures, given and taken one at a time: so what was done to some of them can be undone of just those. */
export function useTagging(ids: () => readonly string[]) {
  const images = useImages()
  const undos = useUndo()
  const said = shallowRef('')
  const problem = shallowRef('')
  const last = shallowRef<() => unknown>()

  /** Those that some have, with how many; of pictures that nobody has looked at nothing is known. */
  const tags = computed(() => {
    const counts = new Map<string, number>()
    for (const id of ids())
      for (const tag of images.byId.get(id)?.tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1)
    return [...counts].map(([tag, count]) => ({ tag, count })).toSorted((a, b) => a.tag.localeCompare(b.tag))
  })

  async function change(action: 'tag' | 'untag', tag: string, of = ids()): Promise<readonly string[]> {
    problem.value = ''
    try {
      const changed = await images.changeMany(of, { action, tags: [tag] })
      const told = { tag, pictures: t('pictures', { count: changed.length }) }
      if (changed.length === 0) said.value = t(action === 'tag' ? 'hadTag' : 'hadNoTag', { tag })
      else said.value = action === 'tag' ? t('tagged', told) : t('untagged', told)
      return changed
    } catch (error) {
      problem.value = describe(error)
      return []
    }
  }

  /** Of just those that it was done to. */
  async function act(action: 'tag' | 'untag', tag: string) {
    last.value = undefined
    const changed = await change(action, tag)
    if (changed.length === 0) return
    last.value = undos.add(async () => {
      last.value = undefined
      await change(action === 'tag' ? 'untag' : 'tag', tag, changed)
    })
  }

  return {
    tags,
    said,
    problem,
    canUndo: computed(() => last.value !== undefined),
    add: async (tag: string) => act('tag', tag),
    remove: async (tag: string) => act('untag', tag),
    undo: async () => last.value?.(),
  }
}
