interface BudgetOptions {
  /** Of whatever is counted: bytes, pixels. */
  readonly capacity: number
  /** How many may hold a part of it at a time, however small. */
  readonly holders?: number
}

interface Waiting {
  readonly amount: number
  readonly enter: () => void
}

/**
 * Something that there is only so much of. Whoever needs a part waits until it is free, first come first served: what needs
 * much is not overtaken for ever by what needs little. What needs more than there is gets all of it.
 *
 * Work that holds a part never waits for another part of the same budget: the two could wait for each other.
 */
export function createBudget({ capacity, holders = Infinity }: BudgetOptions) {
  const waiting = new Set<Waiting>()
  let free = capacity
  let places = holders

  const fits = (amount: number) => amount <= free && places > 0

  function take(amount: number): void {
    free -= amount
    places -= 1
  }

  function giveBack(amount: number): void {
    free += amount
    places += 1
    letIn()
  }

  function letIn(): void {
    for (const first of waiting) {
      if (!fits(first.amount)) return
      waiting.delete(first)
      take(first.amount)
      first.enter()
    }
  }

  function turn(amount: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted()
      const mine: Waiting = {
        amount,
        enter() {
          signal?.removeEventListener('abort', leave)
          resolve()
        },
      }
      function leave(): void {
        waiting.delete(mine)
        // Whoever is behind may need less.
        letIn()
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', leave, { once: true })
      waiting.add(mine)
      letIn()
    })
  }

  return {
    /** Does the work while it holds its part. Rejects with the signal's reason when that aborts before the work began. */
    async hold<T>(wanted: number, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
      const amount = Math.min(wanted, capacity)
      await turn(amount, signal)
      try {
        return await work()
      } finally {
        giveBack(amount)
      }
    },
  }
}
