import type { NewGeneration, NewGenerations, NewVariation } from '@atelier/contracts'
import { shallowRef, watch } from 'vue'
import { ApiError, describe, NetworkError } from '../../api/errors.ts'
import { createSending } from '../../api/sending.ts'
import { useConnection } from '../../stores/connection.ts'
import { useDraft } from '../../stores/draft.ts'
import { withoutParent } from '../../stores/origin.ts'
import { useGenerations } from '../../stores/generations.ts'
import { t } from './text.ts'
import { refusedFields, type FieldErrors } from './validate.ts'

/** Sends requests, one at a time, and holds what there is to say when one did not get through. */
export function useSubmit() {
  const generations = useGenerations()
  const connection = useConnection()
  const drafts = useDraft()
  const { isSending, alone, send: sendOnce } = createSending()
  const problem = shallowRef<string>()
  const errors = shallowRef<FieldErrors>({})

  function forget() {
    problem.value = undefined
    errors.value = {}
  }

  /** A part of `alone`. Gives the id of the new generation, or undefined when there is none. */
  async function send(
    body: NewVariation,
    sampling?: Omit<NewGenerations, keyof NewGeneration>,
  ): Promise<string | undefined> {
    forget()
    try {
      return await withoutParent(body, async sent =>
        sampling
          ? // A template is a prompt.
            sendOnce({ ...sent, prompt: sent.prompt ?? '', ...sampling }, generations.createAll)
          : sendOnce(sent, generations.create),
      )
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
