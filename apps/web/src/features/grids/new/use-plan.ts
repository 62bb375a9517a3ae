import { MAX_GRID_CELLS, type ModelLimits, type NewGrid } from '@atelier/contracts'
import { computed, shallowRef } from 'vue'
import { useBeyond } from '../../../stores/beyond.ts'
import { NO_PARAMETERS } from '../../../stores/chosen-styles.ts'
import { settle, toRequest } from '../../../stores/draft-values.ts'
import { useDurations } from '../../../stores/durations.ts'
import { useGridDraft, type AxisKind } from '../../../stores/grid-draft.ts'
import { useModels } from '../../../stores/models.ts'
import { useSettings } from '../../../stores/settings.ts'
import { validate } from '../../generation-form/validate.ts'
import { allLeftMs } from '../../queue/queue-times.ts'
import { readAxis, type Takes } from './axes.ts'
import { sharedTakes } from './takes.ts'

/** What the grid that is being written would be: its limits, its cells, how long it takes, and what would be sent. */
export function usePlan() {
  const models = useModels()
  const settings = useSettings()
  const durations = useDurations()
  const drafts = useGridDraft()
  const beyond = useBeyond()
  const isReady = shallowRef(false)

  const model = computed(() =>
    isReady.value ? (models.byId.get(drafts.draft.base.model ?? '') ?? models.defaultModel) : undefined,
  )
  const has = (kind: AxisKind) => drafts.draft.axes.some(axis => axis.kind === kind)
  const task = computed(() => beyond.words?.task ?? 'text-to-image')
  /** Of every model that will be asked. */
  const takes = computed<Takes | undefined>(() => {
    const chosen = drafts.draft.axes
      .flatMap(({ kind, picked }) => (kind === 'model' ? picked : []))
      .flatMap(id => models.byId.get(id) ?? [])
    const [first, ...others] = chosen.length > 0 ? chosen : model.value ? [model.value] : []
    return first && sharedTakes([first, ...others], task.value)
  })
  const limits = computed(() => takes.value?.limits)
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
  /** A picture that one begins with says more of the size. */
  const defaults = computed(() => {
    const like = model.value && beyond.words?.standardSize(model.value)
    return like
      ? { ...NO_PARAMETERS, ...settings.current?.defaultParameters, ...like }
      : settings.current?.defaultParameters
  })
  const settled = computed(() => baseLimits.value && settle(drafts.draft.base, baseLimits.value, defaults.value))
  const axes = computed(() =>
    drafts.draft.axes.map(axis => (takes.value ? readAxis(axis, drafts.draft.base.prompt, takes.value) : undefined)),
  )
  const counts = computed(() => axes.value.map(read => read?.axis?.values.length ?? 0))
  const cells = computed(() =>
    counts.value.reduce((product, count) => product * count, counts.value.length > 0 ? 1 : 0),
  )
  const takesMs = computed(() => {
    const chosen =
      drafts.draft.axes.find(({ kind }) => kind === 'model')?.picked ?? (model.value ? [model.value.id] : [])
    const work = Array.from({ length: cells.value }, (_, cell) => chosen[cell % Math.max(1, chosen.length)] ?? '').map(
      id => asWork(id, models.byId.get(id)?.provider ?? ''),
    )
    return cells.value > 0 && cells.value <= MAX_GRID_CELLS
      ? allLeftMs(work, durations.msPerImage, settings.current?.concurrency ?? {}, 0)
      : undefined
  })

  async function load() {
    await Promise.all([models.load(), settings.load(), beyond.isComing && beyond.load()])
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
    if (Object.keys(validate(drafts.draft.base, model.value, beyond.words)).length > 0) return undefined
    const { count: _, ...sized } = toRequest(
      drafts.draft.base,
      { id: model.value.id, limits: baseLimits.value },
      defaults.value,
    )
    const { width: __, height: ___, ...unsized } = sized
    const title = drafts.draft.title.trim()
    const base = has('size') ? unsized : sized
    return { ...(title && { title }), base: beyond.words?.complete(base, model.value) ?? base, axes: read }
  }

  return {
    drafts,
    isReady,
    model,
    task,
    has,
    takes,
    limits,
    baseLimits,
    settled,
    axes,
    counts,
    cells,
    takesMs,
    load,
    request,
  }
}

/** A cell as the queue would have it. */
const asWork = (id: string, provider: string) => ({
  status: 'queued' as const,
  model: id,
  provider,
  startedAt: null,
  imageIds: [],
  waitingUntil: null,
  parameters: { width: 0, height: 0, steps: null, guidance: null, seed: 0, count: 1 },
})
