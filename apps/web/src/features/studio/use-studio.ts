import { computed, shallowRef } from 'vue'
import { ApiError, describe } from '../../api/errors.ts'
import { settle } from '../../stores/draft-values.ts'
import { useDraft } from '../../stores/draft.ts'
import { useDurations } from '../../stores/durations.ts'
import { useGenerations, type GenerationEntry } from '../../stores/generations.ts'
import { useImages } from '../../stores/images.ts'
import { useModels } from '../../stores/models.ts'
import { useNotices } from '../../stores/notices.ts'
import { usePromptHistory } from '../../stores/prompt-history.ts'
import { useSettings } from '../../stores/settings.ts'
import { useSubmit } from './use-submit.ts'
import { validate } from './validate.ts'

/** What the studio page shows and does, put together from the stores. */
export function useStudio() {
  const stores = { generations: useGenerations(), images: useImages(), models: useModels(), settings: useSettings(), durations: useDurations(), drafts: useDraft() }
  const { generations, images, models, settings, drafts } = stores
  const history = usePromptHistory()
  const notices = useNotices()
  const submit = useSubmit()
  const isReady = shallowRef(false)

  const defaults = computed(() => settings.current?.defaultParameters)
  const model = computed(() => isReady.value ? models.byId.get(drafts.draft.model ?? '') ?? models.defaultModel : undefined)
  const replacement = computed(() => models.byId.get(model.value?.replacement ?? ''))
  const settled = computed(() => model.value && settle(drafts.draft, model.value.limits, defaults.value))
  const lastSeed = computed(() => generations.byId.get(generations.list.ids[0] ?? '')?.parameters.seed)

  /** The newest, and of the others those that have begun: what waits behind it is the queue's. */
  const feed = computed<readonly string[]>((before) => {
    const ids = generations.list.ids.filter(hasSomethingToShow)
      .filter((id, index) => index === 0 || generations.byId.get(id)?.status !== 'queued')
    return before?.length === ids.length && ids.every((id, index) => id === before[index]) ? before : ids
  })

  function hasSomethingToShow(id: string) {
    const entry = generations.byId.get(id)
    return entry !== undefined && (entry.status !== 'succeeded' || entry.imageIds.some(one => images.byId.get(one)?.trashedAt === null))
  }

  async function load() {
    await Promise.all([models.load(), settings.load(), generations.list.nextCursor === undefined && generations.loadMore()])
    await readChosenModel()
    isReady.value = true
    // Nobody waits for these to begin.
    void generations.loadActive().catch((error: unknown) => notices.show(describe(error), { tone: 'danger' }))
    void stores.durations.load()
  }

  /** A model that was found on the Hub is not among those at hand. */
  async function readChosenModel() {
    const chosen = drafts.draft.model
    if (chosen === null || models.byId.has(chosen) || models.list.error) return
    try {
      await models.read(chosen)
    }
    catch (error) {
      const isGone = error instanceof ApiError && error.status === 404
      if (isGone) drafts.change({ model: null })
      notices.show(isGone ? `${chosen} is not to be found any more.` : `${chosen} could not be read: ${describe(error)}`, { tone: 'danger' })
    }
  }

  async function generate(): Promise<string | undefined> {
    if (!model.value || submit.isSending.value) return undefined
    const errors = validate(drafts.draft, model.value)
    submit.errors.value = errors
    if (Object.keys(errors).length > 0) return undefined
    const { prompt } = drafts.draft
    const id = await submit.send(drafts.request(model.value, defaults.value))
    if (id) history.add(prompt)
    return id
  }

  /** The same once more with a new seed; what stands in the form stays there. */
  async function vary(entry: Omit<GenerationEntry, 'imageIds'>, count = entry.parameters.count) {
    const { prompt, negativePrompt, parameters: { width, height, steps, guidance } } = entry
    const id = await submit.send({
      prompt, model: entry.model, width, height, count,
      ...(negativePrompt && { negativePrompt }), ...(steps !== null && { steps }), ...(guidance !== null && { guidance }),
    })
    if (!id && submit.problem.value === undefined) submit.problem.value = 'This recipe is not taken any more: use it again, and change what is marked.'
    return id
  }

  /** Fills the form with a recipe; what stood there can be taken back. */
  function reuse(recipe: Parameters<typeof drafts.takeRecipe>[0]) {
    const undo = drafts.takeRecipe(recipe)
    notices.show('The form is filled with this recipe.', { action: { label: 'Undo', run: undo } })
  }

  return { ...stores, submit, model, replacement, settled, lastSeed, feed, isReady, load, generate, vary, reuse }
}
