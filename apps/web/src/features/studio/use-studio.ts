import { computed, shallowRef } from 'vue'
import { describe } from '../../api/errors.ts'
import { useGenerations } from '../../stores/generations.ts'
import { useImages } from '../../stores/images.ts'
import { useModels } from '../../stores/models.ts'
import { useNotices } from '../../stores/notices.ts'
import { useDraft } from './use-draft.ts'

/** What the studio page shows and does, put together from the stores. */
export function useStudio() {
  const { generations, images, models, notices, drafts } = { generations: useGenerations(), images: useImages(), models: useModels(), notices: useNotices(), drafts: useDraft() }
  const isSending = shallowRef(false)
  const problem = shallowRef<string>()

  const model = computed(() => models.byId.get(drafts.draft.model ?? '') ?? models.defaultModel)
  const works = computed(() => generations.list.ids.flatMap((id) => {
    const generation = generations.byId.get(id)
    return generation ? [{ generation, images: imagesOf(generation.imageIds), modelName: models.byId.get(generation.model)?.name ?? generation.model }] : []
  }))

  const imagesOf = (ids: readonly string[]) => ids.flatMap(id => images.byId.get(id) ?? []).filter(({ trashedAt }) => trashedAt === null)

  /** Gives the id of the new generation, or undefined when there is none; `problem` says why. */
  async function generate(): Promise<string | undefined> {
    if (!model.value || isSending.value) return undefined
    isSending.value = true
    problem.value = undefined
    try {
      return await generations.create(drafts.request(model.value))
    }
    catch (error) {
      problem.value = describe(error)
      return undefined
    }
    finally {
      isSending.value = false
    }
  }

  async function attempt(action: () => Promise<unknown>) {
    try {
      await action()
    }
    catch (error) {
      notices.show(describe(error), { tone: 'danger' })
    }
  }

  function reuse(id: string) {
    const generation = generations.byId.get(id)
    if (generation) drafts.takeRecipe({ ...generation, ...generation.parameters })
  }

  return {
    generations, models, drafts, model, works, isSending, problem, generate, reuse,
    cancel: async (id: string) => attempt(async () => generations.cancel(id)),
    retry: async (id: string) => attempt(async () => generations.retry(id)),
  }
}
