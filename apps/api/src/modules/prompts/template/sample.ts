import type { Sheet } from './budget.ts'
import type { Choice, Sequence } from './link.ts'

type Random = () => number

/** How often in a row something already taken may be picked, before the others are gone through one by one. */
const TRIES = 32

/** A text by chance: each choice by the weights of its branches, and each number of branches alike. */
export function sampleText({ parts }: Sequence, random: Random, sheet: Sheet): string {
  return parts.map(part => (typeof part === 'string' ? sheet.write(part) : sampleChoice(part, random, sheet))).join('')
}

function sampleChoice(choice: Choice, random: Random, sheet: Sheet): string {
  const { branches, least, most, separator } = choice
  const count = least === most ? least : least + Math.floor(random() * (most - least + 1))
  const taken = new Set<number>()
  while (taken.size < count) taken.add(pickBranch(choice, taken, random, sheet))
  // In the order in which they are written, so that a sample is one of all combinations.
  const texts = [...taken]
    .toSorted((a, b) => a - b)
    .map((at, index) => {
      const sequence = branches[at]?.sequence ?? { parts: [], count: 1 }
      return sheet.write(index > 0 ? separator : '') + sampleText(sequence, random, sheet)
    })
  return texts.join('')
}

/** One that was not taken yet. Picking again until it is another is the same as picking among the others. */
function pickBranch({ weights, branches }: Choice, taken: ReadonlySet<number>, random: Random, sheet: Sheet): number {
  const total = weights.at(-1) ?? 0
  for (let tries = 0; tries < TRIES; tries += 1) {
    sheet.write('')
    const at = firstAbove(weights, random() * total)
    if (!taken.has(at)) return at
  }
  const others = branches.flatMap(({ weight }, at) => (taken.has(at) ? [] : [{ at, weight }]))
  let rest = random() * others.reduce((sum, { weight }) => sum + weight, 0)
  const chosen = others.find(({ weight }) => (rest -= weight) < 0) ?? others.at(-1)
  return chosen?.at ?? 0
}

/** The first place whose sum lies above a value. */
function firstAbove(sums: Float64Array, value: number): number {
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? 0) > value) high = middle
    else low = middle + 1
  }
  return low
}
