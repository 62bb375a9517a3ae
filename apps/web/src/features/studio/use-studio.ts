import { mayBeTemplate, type NewGeneration, type NewVariation } from '@atelier/contracts'
import { computed, shallowRef } from 'vue'
import { ApiError, describe } from '../../api/errors.ts'
import { t as common } from '../../i18n/common.ts'
import { useBeyond } from '../../stores/beyond.ts'
import { NO_PARAMETERS, withStyles } from '../../stores/chosen-styles.ts'
import { settle, type Recipe } from '../../stores/draft-values.ts'
import { useDraft } from '../../stores/draft.ts'
import { useDurations } from '../../stores/durations.ts'
import { useEngines } from '../../stores/engines.ts'
import { useGenerations, type GenerationEntry } from '../../stores/generations.ts'
import { useImages } from '../../stores/images.ts'
import type { Size } from '../../stores/limits.ts'
import { useModels } from '../../stores/models.ts'
import { useNotices } from '../../stores/notices.ts'
import { useSettings } from '../../stores/settings.ts'
import { useStyles } from '../../stores/styles.ts'
import { t } from './text.ts'
import { useFeed } from './use-feed.ts'
import { usePlan } from './use-plan.ts'
import { useSampling } from '../generation-form/use-sampling.ts'
import { useSending } from '../queue/use-sending.ts'
import { useSubmit } from '../generation-form/use-submit.ts'
import { useWantedHistory } from '../generation-form/use-wanted-history.ts'
import { validate } from '../generation-form/validate.ts'

/** What the studio page shows and does, put together from the stores. */
export function useStudio() {
  const stores = {
    generations: useGenerations(),
    images: useImages(),
    models: useModels(),
    engines: useEngines(),
    settings: useSettings(),
    durations: useDurations(),
    drafts: useDraft(),
  }
  const { generations, models, settings, drafts } = stores
  const wanted = useWantedHistory()
  const styles = useStyles()
  const notices = useNotices()
  const submit = useSubmit()
  const sending = useSending()
  const sampling = useSampling()
  const beyond = useBeyond()
  const isReady = shallowRef(false)
  const isFeedRead = shallowRef(false)
  const ready = Promise.withResolvers<void>()

  /** What the form shows where nothing was chosen: of the settings, or of the chosen styles, which go before. */
  const defaults = computed(() => {
    const styled = withStyles(settings.current?.defaultParameters, styles.of(drafts.draft.styles))
    // A picture that is to be changed says more of the size.
    const like = chosen.value && beyond.words?.standardSize(chosen.value)
    return like ? { ...NO_PARAMETERS, ...styled, ...like } : styled
  })
  const chosen = computed(() =>
    isReady.value ? (models.byId.get(drafts.draft.model ?? '') ?? models.defaultModel) : undefined,
  )
  /** With the limits of what it is asked for. */
  const model = computed(() => chosen.value && (beyond.words?.forTask(chosen.value) ?? chosen.value))
  const task = computed(() => beyond.words?.task ?? 'text-to-image')
  /** To use instead where it cannot be used, or not for this. */
  const replacement = computed(() => {
    const instead = model.value && models.instead(model.value, task.value)
    return instead ? instead.other : models.byId.get(model.value?.replacement ?? '')
  })
  const settled = computed(() => model.value && settle(drafts.draft, model.value.limits, defaults.value))
  const lastSeed = computed(() => generations.byId.get(generations.list.ids[0] ?? '')?.parameters.seed)

  const { feed, waiting, held, showAll, showFrom } = useFeed()
  const plan = usePlan(
    () => model.value,
    () => settled.value,
  )

  async function load() {
    // Their values are in the form.
    if (drafts.draft.styles.length > 0) void styles.ensure()
    await Promise.all([
      models.load(),
      // Takes no longer than the models; without it the model's line would first have an id and then a name in it.
      stores.engines.load(),
      loadFeed(),
      // The fields are those of its task.
      beyond.isComing && beyond.load(),
    ])
    await readChosenModel()
    isReady.value = true
    ready.resolve()
    // Nobody waits for these to begin.
    void generations.loadActive()
    void stores.durations.load()
  }

  /** Pictures wait for no engine that has yet to say what it has. */
  async function loadFeed() {
    await Promise.all([settings.load(), generations.list.nextCursor === undefined && generations.loadMore()])
    showAll()
    isFeedRead.value = true
  }

  /** A model that was found on the Hub is not among those at hand. */
  async function readChosenModel() {
    const id = drafts.draft.model
    if (id === null || models.byId.has(id) || models.list.error) return
    try {
      await models.read(id)
    } catch (error) {
      const isGone = error instanceof ApiError && error.status === 404
      if (isGone) drafts.change({ model: null })
      // What else did not come along is listed with it.
      if (isGone && drafts.taken) return
      notices.show(isGone ? t('modelGone', { model: id }) : t('modelUnread', { model: id, reason: describe(error) }), {
        tone: 'danger',
      })
    }
  }

  /** A part of `submit.alone`. Gives the id of the new generation, or undefined when there is none. */
  async function sendAndShow(
    body: NewVariation,
    size: Size,
    ...sampled: [sampling?: ReturnType<typeof sampling.values>]
  ): Promise<string | undefined> {
    sending.begin({ ...body, ...size })
    const id = await submit.send(body, ...sampled)
    if (id) showFrom(id)
    sending.end(id)
    return id
  }

  /** `asText`: braces and underscores are sent as they stand. */
  async function generate({ asText = false } = {}): Promise<string | undefined> {
    // Whoever is faster than the list of models waits for it.
    await ready.promise
    return submit.alone(async () => sendForm(asText))
  }

  async function sendForm(asText: boolean): Promise<string | undefined> {
    if (!model.value) return undefined
    const { words } = beyond
    const errors = validate(drafts.draft, model.value, words)
    submit.errors.value = errors
    if (Object.keys(errors).length > 0) return undefined
    const { prompt } = drafts.draft
    const plain = drafts.request(model.value, defaults.value)
    const request = words?.complete(plain, model.value) ?? plain
    const sampled = mayBeTemplate(prompt) && !asText ? await readSampling(request.prompt) : []
    const id = sampled && (await sendAndShow(request, words?.resultSize(model.value) ?? plain, ...sampled))
    if (id) {
      wanted.history?.sent(prompt)
      drafts.settle()
    }
    // A picture that was sent for it may have been kept long enough.
    else if (submit.errors.value.start !== undefined) void words?.check()
    return id
  }

  /** How a dynamic prompt is sampled: empty where it is none, undefined where it cannot be sent or is not to be. */
  async function readSampling(prompt: string): Promise<[] | [ReturnType<typeof sampling.values>] | undefined> {
    const preview = await submit.attempt(async () => sampling.read(prompt))
    if (!preview) return undefined
    if (!preview.isDynamic) return []
    if (!(await sampling.confirm(preview.total))) return undefined
    const values = sampling.values()
    // The next time samples others.
    sampling.seed = undefined
    return [{ ...values, drawSeed: preview.drawSeed }]
  }

  /** Four more with new seeds, of one of its pictures; what stands in the form stays there. */
  async function vary(entry: GenerationEntry, parentId = entry.imageIds[0] ?? entry.parentId) {
    if (submit.isSending.value) return undefined
    const id = await submit.alone(async () => {
      const most = await models.mostAtOnce(entry.model)
      const { hasVariations, variationOf } = await import('../../stores/variation.ts')
      if (!hasVariations(entry, models.byId.get(entry.model))) {
        notices.show(common('noVariations'))
        // Nothing failed, and there is nothing new to show.
        return entry.id
      }
      const { parameters } = entry
      return sendAndShow(variationOf({ ...entry, ...parameters, how: parameters }, { parentId, most }), parameters)
    })
    if (!id && submit.problem.value === undefined) submit.problem.value = t('recipeRefused')
    return id
  }

  /** Fills the form with a recipe; what stood there can be taken back. */
  async function remix(recipe: Recipe, parentId: string | null) {
    const undo = await drafts.takeRecipe(recipe, { parentId })
    await readChosenModel()
    notices.show(t('recipeTaken'), { undo })
  }

  /** What a row of a file does not say: all that the form does, but for its words. */
  function fileBase(): Omit<NewGeneration, 'prompt'> {
    if (!model.value) return {}
    const { prompt: _prompt, parentId: _parentId, ...base } = drafts.request(model.value, defaults.value)
    return base
  }

  return {
    ...stores,
    submit,
    sampling,
    fileBase,
    showFrom,
    model,
    task,
    replacement,
    settled,
    defaults,
    lastSeed,
    feed,
    waiting,
    plan,
    held,
    showAll,
    isReady,
    isFeedRead,
    load,
    generate,
    vary,
    remix,
  }
}
