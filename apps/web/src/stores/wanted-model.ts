import type { Task } from '@atelier/contracts'
import { computed } from 'vue'
import { useDraft } from './draft.ts'
import { useModels } from './models.ts'

/** The model that the form of the studio has, for those who say on other pages what can be done with it. */
export function useWantedModel() {
  const models = useModels()
  const drafts = useDraft()
  const model = computed(() => {
    const { model: id } = drafts.draft
    return id === null ? models.defaultModel : models.byId.get(id)
  })

  /** One that is not among the models at hand stays unknown here, and nothing is said of it: the form asks for it. */
  async function ensure() {
    if (models.list.nextCursor === undefined) await models.load()
  }

  return { model, ensure, instead: (task: Task) => model.value && models.instead(model.value, task) }
}
