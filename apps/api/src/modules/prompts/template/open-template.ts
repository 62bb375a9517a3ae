import { createRandom } from '../../../platform/random.ts'
import { createBudget, createSheet, MAX_STEPS_A_PROMPT, MAX_STEPS_AT_ONCE } from './budget.ts'
import { leastCommonMultiple, saturated } from './combinations.ts'
import { createLinker } from './link.ts'
import type { Work } from './paced.ts'
import { parseTemplate } from './parse.ts'
import { createQuota } from './quota.ts'
import { createScope } from './scope.ts'
import { createWalk, textOf } from './walk.ts'
import type { ReadLists } from './wildcard-lists.ts'

export { TemplateError } from './template-error.ts'

/** How often chance may take what is not due, before all are gone through one by one. */
const TRIES = 20

interface How {
  /** `all` goes through every combination, `random` samples. */
  readonly mode: 'all' | 'random'
  readonly seed: number
  /** For tests of that bound. */
  readonly stepsAtOnce?: number
}

/**
 * Reads a dynamic prompt. Whatever it holds, it is read, counted and sampled in bounded time and memory, or a
 * TemplateError is thrown.
 */
export function openTemplate(text: string, lists: ReadLists, { mode, seed, stepsAtOnce = MAX_STEPS_AT_ONCE }: How) {
  const linking = createBudget(stepsAtOnce)
  const drive = mode === 'all' ? 'number' : 'chance'
  const linker = createLinker(lists, linking)
  const template = parseTemplate(text)
  const sequence = linker.sequenceOf(template, { scope: createScope(), drive, isTop: true })
  linker.requireWildcards()
  const { count, chances, period, isWeighted } = sequence
  const rounds = leastCommonMultiple(count, period)
  const isCounted = mode === 'all' && count > 1

  function at(row: number, random: () => number, chance?: number) {
    const budget = createBudget(Math.min(stepsAtOnce, MAX_STEPS_A_PROMPT))
    const walk = createWalk(row, random, createSheet(budget))
    const prompt = textOf(sequence, { number: row % count, chance }, walk)
    const key = `${row % rounds}:${walk.taken.join()}`
    return { prompt, key, row, odds: walk.odds / rounds, steps: budget.spent + walk.taken.length }
  }

  /** The same seed gives the same ones on every machine, and fewer are the beginning of more. */
  function* prompts(howMany: number): Work<string[]> {
    const random = createRandom(seed)
    const quota = createQuota(isWeighted ? undefined : 1 / saturated(rounds * chances))
    const isDue = (made: ReturnType<typeof at>) => isCounted || quota.isDue(made.key, made)
    const made: string[] = []
    for (let row = 0; row < howMany; row += 1) {
      let next = at(row, random)
      yield next.steps
      for (let tries = 1; tries < TRIES && !isDue(next); tries += 1) {
        next = at(row, random)
        yield next.steps
      }
      const begin = isDue(next) ? 0 : Math.floor(random() * chances)
      // One more than there were prompts: one of these is due.
      for (let offset = 0; !isDue(next) && offset <= Math.min(row, chances - 1); offset += 1) {
        next = at(row, random, (begin + offset) % chances)
        yield next.steps
      }
      quota.take(next.key)
      made.push(next.prompt)
    }
    return made
  }

  return {
    isDynamic: template.isTemplate,
    /** How many different ones there are, equal texts counted apart; the largest safe integer stands for that and more. */
    combinations: isCounted ? saturated(count * chances) : saturated(rounds * chances),
    /** How many there are to go through. */
    total: isCounted ? count : Math.max(period, chances),
    steps: linking.spent,
    prompts,
  }
}
