import { computed, shallowRef } from 'vue'
import { useFormSaving } from '../../ui/use-form-saving.ts'
import { t } from './text.ts'

/** Sends a form with what a device has to say. What the device or the person refuses is said as what the server refuses is. */
export function useDevice() {
  const refusal = shallowRef<'passkeyThere' | 'passkeyNotUsed'>()
  const { problem, isSaving, save } = useFormSaving()

  async function ask(send: () => Promise<unknown>): Promise<boolean> {
    refusal.value = undefined
    const isSent = await save(async () => {
      try {
        await send()
      } catch (error) {
        if (!(error instanceof DOMException)) throw error
        refusal.value = error.name === 'InvalidStateError' ? 'passkeyThere' : 'passkeyNotUsed'
      }
    })
    return isSent && refusal.value === undefined
  }

  return { problem: computed(() => (refusal.value ? t(refusal.value) : problem.value)), isSaving, ask }
}
