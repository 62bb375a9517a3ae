import { TemplateError } from './template-error.ts'

/** Characters, as many as a prompt may have and counted as the contract counts them: whole ones. */
const MAX_LENGTH = 4000

/** Work that one template may cause, in steps of less than a microsecond: whatever is written in it, the studio goes on answering. */
const MAX_STEPS = 2_000_000

export function createBudget(steps = MAX_STEPS) {
  let left = steps
  return {
    spend(work: number): void {
      left -= work
      if (left < 0)
        throw new TemplateError('too_complex', 'There is too much in this prompt and its wildcards to be drawn from')
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
      length += /[\ud800-\udbff]/.test(text) ? Array.from(text).length : text.length
      if (length > MAX_LENGTH)
        throw new TemplateError(
          'too_long',
          `A prompt that comes of this has more than ${MAX_LENGTH.toLocaleString('en')} characters`,
        )
      return text
    },
  }
}
export type Sheet = ReturnType<typeof createSheet>
