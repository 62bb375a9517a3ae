import { MAX_GRID_AXES } from '@atelier/contracts'
import { computed, shallowRef, watch } from 'vue'
import { ApiError, describe, NetworkError } from '../../../api/errors.ts'
import { createSending } from '../../../api/sending.ts'
import { useBeyond } from '../../../stores/beyond.ts'
import { useGrids } from '../../../stores/grids.ts'
import { withoutParent } from '../../../stores/origin.ts'
import { refusedFields, validate, type FieldErrors } from '../../generation-form/validate.ts'
import { problemText, refusedAxes } from '../problems.ts'
import { t } from '../text.ts'
import { usePlan } from './use-plan.ts'

/** The grid that is being written: what it would be, what is wrong with it, and sending it. */
export function useNewGrid() {
  const grids = useGrids()
  const beyond = useBeyond()
  const { request, ...plan } = usePlan()
  const { drafts, model, axes } = plan
  const { isSending, alone, send: sendOnce } = createSending()
  /** Whether one tried: before, nobody is told what is still missing. */
  const hasTried = shallowRef(false)
  const problem = shallowRef<string>()
  const refused = shallowRef<{ fields: FieldErrors; axes: ReadonlyMap<number, string> }>({
    fields: {},
    axes: new Map(),
  })

  const axisErrors = computed(() =>
    axes.value.map(
      (read, at) =>
        refused.value.axes.get(at) ?? (hasTried.value && read?.problem ? problemText(read.problem) : undefined),
    ),
  )
  const errors = computed<FieldErrors>(() => ({
    ...(hasTried.value && model.value ? validate(drafts.draft.base, model.value, beyond.words) : {}),
    ...refused.value.fields,
  }))

  /** Gives the id of the new grid, or undefined when there is none. */
  async function send(): Promise<string | undefined> {
    hasTried.value = true
    const body = request()
    if (!body) return undefined
    return alone(async () => {
      problem.value = undefined
      try {
        return await withoutParent(body.base, async base => sendOnce({ ...body, base }, grids.create))
      } catch (error) {
        tell(error)
        return undefined
      }
    })
  }

  function tell(error: unknown) {
    if (error instanceof NetworkError) {
      problem.value = t('wordsSafe', { problem: describe(error) })
      return
    }
    if (error instanceof ApiError)
      refused.value = {
        fields: refusedFields({
          code: error.code,
          detail: error.detail,
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
    ...plan,
    axisErrors,
    errors,
    problem,
    isSending,
    hasTried,
    canAdd: computed(() => drafts.draft.axes.length < MAX_GRID_AXES),
    send,
  }
}
export type GridPlan = ReturnType<typeof useNewGrid>
