import { randomKey } from '@atelier/client/core/keys'
import { shallowRef } from 'vue'
import { NetworkError } from './errors.ts'
import { createIdempotencyKeys } from './idempotency-keys.ts'

/** Sends what makes something, one at a time. What no answer came to may have arrived: sent again unchanged it makes nothing twice. */
export function createSending() {
  const keys = createIdempotencyKeys(randomKey)
  const isSending = shallowRef(false)

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

  /** A part of {@link alone}. */
  async function send<Body extends object, T>(
    body: Body,
    request: (body: Body, key: string) => Promise<T>,
  ): Promise<T> {
    try {
      const answer = await request(body, keys.keyOf(body))
      keys.answered()
      return answer
    } catch (error) {
      if (!(error instanceof NetworkError)) keys.answered()
      throw error
    }
  }

  return { isSending, alone, send }
}
