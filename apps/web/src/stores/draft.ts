import type { DefaultParameters, Model } from '@atelier/contracts'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { followStored, store, readStored } from '../browser/stored.ts'
import { fromRecipe, parseDraft, toRequest, withoutOptions, type Draft, type Recipe } from './draft-values.ts'
import { useBeyond } from './beyond.ts'
import { useStyles } from './styles.ts'

const KEY = 'atelier.draft'

/** The draft outlives the page: it is stored in this browser, where that is allowed, and shared by its tabs. */
export const useDraft = defineStore('draft', () => {
  const styles = useStyles()
  const draft = shallowRef<Draft>(parseDraft(readStored(KEY)))
  // Another tab changed it. Where someone is at work in this one, this one is the last writer soon.
  followStored(KEY, text => {
    if (!document.hasFocus()) draft.value = parseDraft(text)
  })

  /** The recipe that was brought here last, until one has seen what did not come along. */
  const taken = shallowRef<Recipe>()

  function set(next: Draft) {
    draft.value = next
    store(KEY, JSON.stringify(next))
  }

  /** Without a word left it is another picture. */
  function change(patch: Partial<Draft>) {
    const isEmptied = patch.prompt?.trim() === '' && draft.value.prompt.trim() !== ''
    if (isEmptied) taken.value = undefined
    set({ ...draft.value, ...(isEmptied && { parentId: null }), ...patch })
  }

  /** Fills everything in; what was typed before stays in the history. Gives the way back. */
  async function takeRecipe(
    recipe: Recipe,
    { seed = 'keep', parentId = null }: { seed?: 'keep' | 'new'; parentId?: string | null } = {},
  ) {
    if (recipe.typed && recipe.typed.styles.length > 0) await styles.ensure()
    const before = draft.value
    if (before.prompt.trim()) void putAside(before.prompt)
    set(fromRecipe(recipe, { seed, styles: styles.items, parentId }))
    const giveBack = await takeBeyond(recipe)
    taken.value = recipe
    return () => {
      taken.value = undefined
      giveBack()
      set(before)
    }
  }

  return {
    draft,
    taken,
    change,
    /** One has seen what did not come along. */
    settle: () => {
      taken.value = undefined
    },
    takeRecipe,
    resetOptions: () => set(withoutOptions(draft.value)),
    request: (model: Pick<Model, 'id' | 'limits'>, defaults?: DefaultParameters) =>
      toRequest(draft.value, model, defaults),
  }
})

/** Its code comes when there is something for it; what stood there has a way back all the same. */
async function putAside(prompt: string) {
  const code = await import('./prompt-history.ts').catch(() => undefined)
  await code?.usePromptHistory().add(prompt)
}

/** The pictures that it began with and the options of its model; their code comes when there are any. Gives the way back. */
async function takeBeyond(recipe: Recipe): Promise<() => void> {
  const beyond = useBeyond()
  if (!beyond.words && !recipe.recipe && !recipe.inputs?.length) return () => {}
  const words = await beyond.load()
  const before = words.beyond
  words.take(recipe)
  return () => words.change(before)
}
