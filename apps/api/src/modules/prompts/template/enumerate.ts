import type { Sheet } from './budget.ts'
import { saturated } from './combinations.ts'
import type { Choice, Sequence } from './link.ts'

/** The text of a number, from 0 up to the count of the sequence; what stands last changes first, as on a counter. */
export function textAt({ parts }: Sequence, number: number, sheet: Sheet): string {
  const texts: string[] = []
  let rest = number
  for (const part of parts.toReversed()) {
    if (typeof part === 'string') texts.push(sheet.write(part))
    else {
      texts.push(choiceAt(part, rest % part.count, sheet))
      rest = Math.floor(rest / part.count)
    }
  }
  return texts.toReversed().join('')
}

/** First as few as may be taken, then one more, and so on; among as many, in the order in which they are written. */
function choiceAt(choice: Choice, number: number, sheet: Sheet): string {
  const { branches, combinations, least, most, separator } = choice
  let rest = number
  let taken = least
  for (; taken < most && rest >= combinationsFrom(choice, taken, 0); taken += 1)
    rest -= combinationsFrom(choice, taken, 0)
  const texts: string[] = []
  for (let at = 0; taken > 0; taken -= 1) {
    const found = branchAt(choice, { taken, from: at, rest }, sheet)
    const behind = combinations[taken - 1]?.[found.at + 1] ?? 1
    const sequence = branches[found.at]?.sequence
    if (sequence)
      texts.push(
        sheet.write(texts.length > 0 ? separator : ''),
        textAt(sequence, Math.floor(found.rest / behind), sheet),
      )
    rest = found.rest % behind
    at = found.at + 1
  }
  return texts.join('')
}

const combinationsFrom = ({ combinations }: Choice, taken: number, at: number) => combinations[taken]?.[at] ?? 0

/** The first branch, from one on, among whose texts the rest of a number lies, and what is left of the number there. */
function branchAt(
  choice: Choice,
  { taken, from, rest }: { taken: number; from: number; rest: number },
  sheet: Sheet,
): { at: number; rest: number } {
  const last = choice.branches.length - taken
  let at = from
  let left = rest
  // Between two sums that are both saturated may lie anything: there it is counted branch by branch.
  for (; at < last && combinationsFrom(choice, taken, at) === Number.MAX_SAFE_INTEGER; at += 1) {
    const here = saturated((choice.branches[at]?.sequence.count ?? 1) * combinationsFrom(choice, taken - 1, at + 1))
    if (left < here) return { at, rest: left }
    left -= here
    sheet.write('')
  }
  const all = combinationsFrom(choice, taken, at)
  let high = last
  let low = at
  while (low < high) {
    const middle = (low + high) >> 1
    if (all - combinationsFrom(choice, taken, middle + 1) > left) high = middle
    else low = middle + 1
  }
  return { at: low, rest: left - (all - combinationsFrom(choice, taken, low)) }
}
