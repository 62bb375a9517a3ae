export interface WordChange {
  readonly kind: 'same' | 'added' | 'removed'
  /** Words and what is between them, as they are written. */
  readonly text: string
}

/** Longer ones are not compared word by word: the table of a comparison has the product of both. */
const MOST_WORDS = 600

/** A word with the comma behind it, then the blanks. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*/gu) ?? []
/** What makes two words the same: not the blanks, and not the comma that the next word brought along. */
const keyOf = (word: string) => word.trim().replace(/[,;.]+$/u, '')

/** What of a prompt was taken out and what was put in, in the order in which one reads it. */
export function wordChanges(before: string, after: string): WordChange[] {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  if (old.length > MOST_WORDS || now.length > MOST_WORDS) return joined([removed(before), added(after)])
  const longest = commonLengths(old, now)
  const changes: WordChange[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    const [left, right] = [old[i], now[j]]
    if (left !== undefined && right !== undefined && keyOf(left) === keyOf(right)) {
      changes.push({ kind: 'same', text: right })
      i += 1
      j += 1
    } else if (right === undefined || (left !== undefined && at(longest, i + 1, j) >= at(longest, i, j + 1))) {
      changes.push(removed(left ?? ''))
      i += 1
    } else {
      changes.push(added(right))
      j += 1
    }
  }
  return joined(changes)
}

const removed = (text: string): WordChange => ({ kind: 'removed', text })
const added = (text: string): WordChange => ({ kind: 'added', text })
const at = (table: readonly (readonly number[])[], i: number, j: number) => table[i]?.[j] ?? 0

/** How many words the rests have in common, from the i-th of the one and the j-th of the other on. */
function commonLengths(old: readonly string[], now: readonly string[]): number[][] {
  const table: number[][] = Array.from({ length: old.length + 1 }, () => [])
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const isSame = keyOf(old[i] ?? '') === keyOf(now[j] ?? '')
      const row = table[i]
      if (row) row[j] = isSame ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1))
    }
  return table
}

/** Neighbours of a kind as one: read out, each would be told of by itself. */
function joined(changes: readonly WordChange[]): WordChange[] {
  const runs: WordChange[] = []
  for (const change of changes) {
    const last = runs.at(-1)
    if (change.text === '') continue
    if (last?.kind === change.kind) {
      runs[runs.length - 1] = { ...last, text: last.text + change.text }
      continue
    }
    // The last word of a prompt has no blank behind it.
    if (last?.kind === 'removed' && /\S$/u.test(last.text)) runs[runs.length - 1] = removed(`${last.text} `)
    runs.push(change.kind === 'removed' && /\S$/u.test(last?.text ?? '') ? removed(` ${change.text}`) : change)
  }
  return runs
}
