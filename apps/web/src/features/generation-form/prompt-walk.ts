interface History {
  readonly prompts: () => readonly string[]
  readonly add: (prompt: string) => unknown
}

/** Goes back and forth through earlier prompts, as a shell does. What was being typed is kept first, and comes back. */
export function createPromptWalk(history: History) {
  let typed = ''
  /** -1 where nothing had been typed: one step newer than the newest. */
  let newest = -1
  let at: number | undefined

  function begin(current: string) {
    typed = current
    void history.add(current)
    newest = current.trim() ? 0 : -1
    return newest
  }

  function go(next: number): string | undefined {
    if (next < newest || next >= history.prompts().length) return undefined
    at = next
    return next === newest ? typed : history.prompts()[next]
  }

  return {
    /** The prompt before, undefined where there is none. */
    older: (current: string) => go((at ?? begin(current)) + 1),
    newer: () => (at === undefined ? undefined : go(at - 1)),
    /** Something was typed or sent: the next step begins anew. */
    end: () => {
      at = undefined
    },
  }
}
