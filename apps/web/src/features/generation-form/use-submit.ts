import type { NewGeneration, NewGenerations, NewVariation } from '@atelier/contracts'
import { shallowRef, watch } from 'vue'
import { ApiError, describe, NetworkError } from '../../api/errors.ts'
import { useConnection } from '../../stores/connection.ts'
import { useDraft } from '../../stores/draft.ts'
import { useGenerations } from '../../stores/generations.ts'
import { t } from './text.ts'
import { refusedFields, type FieldErrors } from './validate.ts'
import { createIdempotencyKeys, randomKey } from '../../api/idempotency-keys.ts'

/** Sends requests, one at a time, and holds what there is to say when one did not get through. */
export function useSubmit() {
  const generations = useGenerations()
  const connection = useConnection()
  const drafts = useDraft()
  const isSending = shallowRef(false)
  const problem = shallowRef<string>()
  const errors = shallowRef<FieldErrors>({})
  const keys = createIdempotencyKeys(randomKey)

  function forget() {
    problem.value = undefined
    errors.value = {}
  }

  /** Nothing else is sent until the task is over, with all that it has to ask before; meanwhile others get undefined. */
  async function alone<T>(task: () => Promise<T>): Promise<T | undefined> {
    if (isSending.value) return undefined
    isSending.value = true
    try {
      return await task()
    } finally {
      isSending.value = false
    }
  }

  /** A part of {@link alone}. Gives the id of the new generation, or undefined when there is none. */
  async function send(
    body: NewVariation,
    sampling?: Omit<NewGenerations, keyof NewGeneration>,
  ): Promise<string | undefined> {
    forget()
    try {
      const id = sampling
        ? await generations.createAll({ ...body, ...sampling }, keys.keyOf({ ...body, ...sampling }))
        : await generations.create(body, keys.keyOf(body))
      keys.answered()
      return id
    } catch (error) {
      tell(error)
      return undefined
    }
  }

  /** What has to be asked before something is sent; undefined where there is no answer, of which is told. */
  async function attempt<T>(ask: () => Promise<T>): Promise<T | undefined> {
    try {
      return await ask()
    } catch (error) {
      tell(error)
      return undefined
    }
  }

  function tell(error: unknown) {
    if (error instanceof NetworkError) {
      problem.value = t('unsent', { problem: describe(error) })
      return
    }
    keys.answered()
    errors.value = error instanceof ApiError ? refusedFields(error) : {}
    if (Object.keys(errors.value).length === 0) problem.value = describe(error)
  }

  watch(() => drafts.draft, forget)
  // What was said about the server is over.
  watch(
    () => connection.state,
    state => {
      if (state === 'live') problem.value = undefined
    },
  )

  return { isSending, problem, errors, alone, send, attempt }
}
