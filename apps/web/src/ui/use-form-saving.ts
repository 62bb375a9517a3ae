import { shallowRef } from 'vue'
import { describe } from '../api/errors.ts'

/** Sends a form once at a time. What the server refuses is the form's `problem`; the answer tells whether it was taken. */
export function useFormSaving() {
  const problem = shallowRef('')
  const isSaving = shallowRef(false)

  async function save(send: () => Promise<unknown>): Promise<boolean> {
    if (isSaving.value) return false
    isSaving.value = true
    problem.value = ''
    try {
      await send()
      return true
    } catch (error) {
      problem.value = describe(error)
      return false
    } finally {
      isSaving.value = false
    }
  }

  return { problem, isSaving, save }
}
