import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import { fromRecipe, parseDraft, toRequest, type Draft } from './draft.ts'

const KEY = 'atelier.draft'

/** The draft outlives the page: it is kept in this browser, where that is allowed. */
export const useDraft = defineStore('draft', () => {
  const draft = shallowRef<Draft>(parseDraft(read()))
  watch(draft, kept => write(JSON.stringify(kept)))

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

/** Storage can be forbidden (private windows) or full; a draft that is not kept is no reason to stop. */
function read(): string | null {
  try {
    return localStorage.getItem(KEY)
  }
  catch {
    return null
  }
}

function write(text: string) {
  try {
    localStorage.setItem(KEY, text)
  }
  catch {
    // As above.
  }
}
