import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import { keep, readKept } from '../../browser/kept.ts'
import { fromRecipe, parseDraft, toRequest, type Draft } from './draft.ts'

const KEY = 'atelier.draft'

/** The draft outlives the page: it is kept in this browser, where that is allowed. */
export const useDraft = defineStore('draft', () => {
  const draft = shallowRef<Draft>(parseDraft(readKept(KEY)))
  watch(draft, kept => keep(KEY, JSON.stringify(kept)))

  function change(patch: Partial<Draft>) {
    draft.value = { ...draft.value, ...patch }
  }

  return {
    draft,
    change,
    takeRecipe: (recipe: Parameters<typeof fromRecipe>[0]) => change(fromRecipe(recipe)),
    request: (model: Parameters<typeof toRequest>[1]) => toRequest(draft.value, model),
  }
})
