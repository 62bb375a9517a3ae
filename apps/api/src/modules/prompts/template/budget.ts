import { lengthOf, MAX_PROMPT_LENGTH } from '@atelier/contracts'
import { TemplateError } from './template-error.ts'

/** Work that one template may cause, in steps of less than a microsecond: whatever is written in it, the studio goes on answering. */
const MAX_STEPS = 2_000_000

export function createBudget(steps = MAX_STEPS) {
  let left = steps
  return {
    spend(work: number): void {
      left -= work
      if (left < 0)
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
      budget.spend(1)
      length += lengthOf(text)
      if (length > MAX_PROMPT_LENGTH)
        throw new TemplateError(
          'too_long',
          `A prompt that comes of this has more than ${MAX_PROMPT_LENGTH.toLocaleString('en')} characters`,
        )
      return text
    },
  }
}
export type Sheet = ReturnType<typeof createSheet>
