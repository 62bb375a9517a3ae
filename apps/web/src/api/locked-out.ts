import { shallowRef } from 'vue'

/** Counts the answers that say: log in first. Whoever shows pages looks at it. */
export const lockedOut = shallowRef(0)

/** `auth.required` of the API. */
export function noteRefusal(code: string) {
  if (code === 'auth.required') lockedOut.value += 1
}
