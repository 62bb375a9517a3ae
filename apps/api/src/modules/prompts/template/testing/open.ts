import { openTemplate } from '../open-template.ts'
import type { Work } from '../paced.ts'
import { readLists } from '../read-lists.ts'

/** Does all of it at once, and says how much was done at most between two pauses. */
export function finish<T>(work: Work<T>): { value: T; mostAtOnce: number } {
  let mostAtOnce = 0
  for (;;) {
    const { done, value } = work.next()
    if (done) return { value, mostAtOnce }
    mostAtOnce = Math.max(mostAtOnce, value)
  }
}

type Wildcards = Readonly<Record<string, readonly string[]>>

export const open = (
  text: string,
  wildcards: Wildcards,
  how: { mode: 'all' | 'random'; seed?: number; stepsAtOnce?: number },
) => openTemplate(text, finish(readLists(new Map(Object.entries(wildcards)), how.mode)).value, { seed: 1, ...how })

/** Every prompt of a template, a thousand at most. */
export function all(text: string, wildcards: Wildcards = {}): string[] {
  const template = open(text, wildcards, { mode: 'all' })
  return finish(template.prompts(Math.min(1000, template.total))).value
}

export const sample = (text: string, wildcards: Wildcards, count: number, seed = 1): string[] =>
  finish(open(text, wildcards, { mode: 'random', seed }).prompts(count)).value
