import { createRandom } from '../../../platform/random.ts'
import { createBudget, createSheet } from './budget.ts'
import { textAt } from './enumerate.ts'
import { linkTemplate, type Lists } from './link.ts'
import { sampleText } from './sample.ts'

export { TemplateError } from './template-error.ts'
export { wildcardNames } from './parse.ts'

/** How often another sample is taken where a prompt came already; after that they are gone through one by one. */
const TRIES = 20

/**
 * Reads a dynamic prompt. Whatever it holds, it is read, counted and sampled in bounded time and memory, or a
 * TemplateError is thrown. `steps` is for tests of that bound.
 */
export function openTemplate(text: string, lists: Lists, steps?: number) {
  const budget = createBudget(steps)
  const { sequence, isDynamic, missing } = linkTemplate(text, lists, budget)
  const at = (number: number) => textAt(sequence, number, createSheet(budget))

  return {
    isDynamic,
    missing,
    /** How many prompts there are, equal ones counted apart; the largest safe integer stands for that and more. */
    combinations: sequence.count,
    /** The first of all, in their order. */
    first: (atMost: number): string[] =>
      Array.from({ length: Math.min(atMost, sequence.count) }, (_, number) => at(number)),

    /**
     * So many by chance; the same seed gives the same ones on every machine, and fewer are the beginning of more. None
     * comes again before all the others came: only where very many equal ones hide them one may come earlier.
     */
    sample(count: number, seed: number): string[] {
      const random = createRandom(seed)
      const sampled: string[] = []
      const seen = new Set<string>()

      function another(): string {
        for (let tries = 0; tries < TRIES; tries += 1) {
          const prompt = sampleText(sequence, random, createSheet(budget))
          if (!seen.has(prompt)) return prompt
        }
        const begin = Math.floor(random() * sequence.count)
        // One more than were seen: where all are different one of these is new.
        for (let offset = 0; offset <= seen.size; offset += 1) {
          const prompt = at((begin + offset) % sequence.count)
          if (!seen.has(prompt)) return prompt
        }
        seen.clear()
        return at(begin)
      }

      while (sampled.length < count) {
        if (seen.size >= sequence.count) seen.clear()
        const prompt = another()
        seen.add(prompt)
        sampled.push(prompt)
      }
      return sampled
    },
  }
}
