import { lengthOf, MAX_PROMPT_LENGTH } from '@atelier/contracts'
import { TemplateError } from './template-error.ts'

/**
 * Work in steps of about a tenth of a microsecond. What one template does before it gives way to others: it is linked at
 * once, and each prompt is made at once. That keeps the studio from answering for 50 ms at most.
 */
export const MAX_STEPS_AT_ONCE = 120_000
/** Of these for one prompt. It has 4,000 characters at most, so that only what writes next to nothing comes near; there each step takes longest. */
export const MAX_STEPS_A_PROMPT = MAX_STEPS_AT_ONCE / 2
/** All that one template may cause, with pauses. */
export const MAX_STEPS = 4_000_000

export function createBudget(steps: number) {
  let spent = 0
  return {
    get spent() {
      return spent
    },
    spend(work: number): void {
      spent += work
      if (spent > steps)
        throw new TemplateError('too_complex', 'There is too much in this prompt and its wildcards to sample from')
    },
  }
}
export type Budget = ReturnType<typeof createBudget>

/** What a prompt is put together in; it ends where a prompt becomes too long. */
export function createSheet(budget: Budget) {
  let length = 0
  return {
    write(text: string): string {
      budget.spend(2 + text.length / 256)
      length += lengthOf(text)
      if (length > MAX_PROMPT_LENGTH)
        throw new TemplateError(
          'too_long',
          `A prompt that comes of this has more than ${MAX_PROMPT_LENGTH.toLocaleString('en')} characters`,
        )
      return text
    },
    /** What is written meanwhile is no part of the prompt itself. */
    aside(writing: () => string): string {
      const before = length
      const text = writing()
      length = before
      return text
    },
  }
}
export type Sheet = ReturnType<typeof createSheet>
