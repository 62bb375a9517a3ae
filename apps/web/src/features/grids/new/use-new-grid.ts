import { MAX_GRID_AXES, MAX_GRID_CELLS, type ModelLimits, type NewGrid } from '@atelier/contracts'
import { computed, shallowRef, watch } from 'vue'
import { ApiError, describe, NetworkError } from '../../../api/errors.ts'
import { settle, toRequest } from '../../../stores/draft-values.ts'
import { useDurations } from '../../../stores/durations.ts'
import { useGridDraft, type AxisKind } from '../../../stores/grid-draft.ts'
import { useGrids } from '../../../stores/grids.ts'
import { useModels } from '../../../stores/models.ts'
import { useSettings } from '../../../stores/settings.ts'
import { allLeftMs } from '../../queue/queue-times.ts'
import { refusedFields, validate, type FieldErrors } from '../../generation-form/validate.ts'
import { createWishKeys, drawKey } from '../../../api/wish-keys.ts'
import { readAxis, sharedLimits } from './axes.ts'
import { problemText, refusedAxes } from '../problems.ts'
import { t } from '../text.ts'

/** The grid that is being written: what it would be, what is wrong with it, and sending it. */
export function useNewGrid() {
  const [grids, models, settings, durations, drafts] = [
    useGrids(),
    useModels(),
    useSettings(),
    useDurations(),
    useGridDraft(),
  ]
  const keys = createWishKeys(drawKey)
  const isReady = shallowRef(false)
  const isSending = shallowRef(false)
  /** Whether one tried: before, nobody is told what is still missing. */
  const hasTried = shallowRef(false)
  const problem = shallowRef<string>()
  const refused = shallowRef<{ fields: FieldErrors; axes: ReadonlyMap<number, string> }>({
    fields: {},
    axes: new Map(),
  })

  const model = computed(() =>
    isReady.value ? (models.byId.get(drafts.draft.base.model ?? '') ?? models.defaultModel) : undefined,
  )
  const has = (kind: AxisKind) => drafts.draft.axes.some(axis => axis.kind === kind)
  /** Of every model that will be asked. */
  const limits = computed<ModelLimits | undefined>(() => {
    const chosen = drafts.draft.axes
      .flatMap(({ kind, picked }) => (kind === 'model' ? picked : []))
      .flatMap(id => models.byId.get(id)?.limits ?? [])
    const [first, ...others] = chosen.length > 0 ? chosen : model.value ? [model.value.limits] : []
    return first && sharedLimits([first, ...others])
  })
  /** What the base still says: an axis takes the place of its parameter. */
  const baseLimits = computed<ModelLimits | undefined>(
    () =>
      limits.value && {
        ...limits.value,
        steps: has('steps') ? null : limits.value.steps,
        guidance: has('guidance') ? null : limits.value.guidance,
        seed: has('seed') ? null : limits.value.seed,
      },
  )
  const settled = computed(
    () => baseLimits.value && settle(drafts.draft.base, baseLimits.value, settings.current?.defaultParameters),
  )
  const axes = computed(() =>
    drafts.draft.axes.map(axis => (limits.value ? readAxis(axis, drafts.draft.base.prompt, limits.value) : undefined)),
  )
  const counts = computed(() => axes.value.map(read => read?.axis?.values.length ?? 0))
  const cells = computed(() =>
    counts.value.reduce((product, count) => product * count, counts.value.length > 0 ? 1 : 0),
  )
  const takesMs = computed(() => {
    const chosen =
      drafts.draft.axes.find(({ kind }) => kind === 'model')?.picked ?? (model.value ? [model.value.id] : [])
    const work = Array.from({ length: cells.value }, (_, cell) => chosen[cell % Math.max(1, chosen.length)] ?? '').map(
      asWork,
    )
    return cells.value > 0 && cells.value <= MAX_GRID_CELLS
      ? allLeftMs(work, durations.msPerImage, settings.current?.concurrency ?? {}, 0)
      : undefined
  })
  const axisErrors = computed(() =>
    axes.value.map(
      (read, at) =>
        refused.value.axes.get(at) ?? (hasTried.value && read?.problem ? problemText(read.problem) : undefined),
    ),
  )
  const errors = computed<FieldErrors>(() => ({
    ...(hasTried.value && model.value ? validate(drafts.draft.base, model.value) : {}),
    ...refused.value.fields,
  }))

  const asWork = (id: string) => ({
    status: 'queued' as const,
    model: id,
    provider: models.byId.get(id)?.provider ?? '',
    startedAt: null,
    imageIds: [],
    waitingUntil: null,
    parameters: { width: 0, height: 0, steps: null, guidance: null, seed: 0, count: 1 },
  })

  async function load() {
    await Promise.all([models.load(), settings.load()])
    void durations.load()
    const wanted = [
      drafts.draft.base.model,
      ...drafts.draft.axes.flatMap(({ kind, picked }) => (kind === 'model' ? picked : [])),
    ]
    // One that was found on the Hub is not among those at hand; one that is gone is said by the server.
    await Promise.all(
      wanted.map(async id => (id === null || models.byId.has(id) ? undefined : models.read(id).catch(() => {}))),
    )
    isReady.value = true
  }

  /** What would be sent; undefined while something is missing. */
  function request(): NewGrid | undefined {
    const read = axes.value.flatMap(one => one?.axis ?? [])
    if (
      !model.value ||
      !baseLimits.value ||
      read.length === 0 ||
      read.length < drafts.draft.axes.length ||
      cells.value > MAX_GRID_CELLS
    )
      return undefined
    if (Object.keys(validate(drafts.draft.base, model.value)).length > 0) return undefined
    const { count: _, ...wish } = toRequest(
      drafts.draft.base,
      { id: model.value.id, limits: baseLimits.value },
      settings.current?.defaultParameters,
    )
    const { width: __, height: ___, ...unsized } = wish
    const title = drafts.draft.title.trim()
    return { ...(title && { title }), base: has('size') ? unsized : wish, axes: read }
  }

  /** Gives the id of the new grid, or undefined when there is none. */
  async function send(): Promise<string | undefined> {
    hasTried.value = true
    const body = request()
    if (!body || isSending.value) return undefined
    isSending.value = true
    problem.value = undefined
    try {
      const id = await grids.create(body, keys.keyOf(body))
      keys.answered()
      return id
    } catch (error) {
      tell(error)
      return undefined
    } finally {
      isSending.value = false
    }
  }

  function tell(error: unknown) {
    if (error instanceof NetworkError) {
      problem.value = t('wordsSafe', { problem: error.message })
      return
    }
    keys.answered()
    if (error instanceof ApiError)
      refused.value = {
        fields: refusedFields({
          errors: error.errors.map(one => ({ ...one, path: one.path.replace('/body/base/', '/body/') })),
        }),
        axes: refusedAxes(error),
      }
    if (refused.value.axes.size === 0 && Object.keys(refused.value.fields).length === 0) problem.value = describe(error)
  }

  watch(
    () => drafts.draft,
    () => {
      refused.value = { fields: {}, axes: new Map() }
      problem.value = undefined
    },
  )

  return {
    drafts,
    model,
    limits,
    baseLimits,
    settled,
    axes,
    counts,
    cells,
    takesMs,
    axisErrors,
    errors,
    problem,
    isSending,
    hasTried,
    canAdd: computed(() => drafts.draft.axes.length < MAX_GRID_AXES),
    has,
    load,
    send,
  }
}
