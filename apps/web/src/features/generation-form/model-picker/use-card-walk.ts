import { cardBeside, isWalkKey } from './card-walk.ts'

interface CardWalkOptions {
  /** Where the cards are. */
  readonly cards: () => readonly HTMLElement[]
  readonly highlight: (id: string) => void
}

/**
 * The arrow keys among cards in rows, while the field that searches keeps the focus. Left and right belong to its caret
 * until somebody has gone into the cards, or nothing is typed.
 */
export function useCardWalk({ cards, highlight }: CardWalkOptions) {
  let isWalking = false

  function walk(event: KeyboardEvent) {
    const { key, target } = event
    if (!isWalkKey(key) || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (!(target instanceof HTMLInputElement)) return
    const isSideways = key === 'ArrowLeft' || key === 'ArrowRight'
    if (isSideways && !isWalking && target.value !== '') return
    event.preventDefault()
    event.stopPropagation()
    isWalking = true
    const all = cards()
    const at = all.findIndex(card => card.dataset['highlighted'] !== undefined)
    const next =
      all[
        cardBeside(
          all.map(card => card.getBoundingClientRect()),
          at,
          key,
        )
      ]?.dataset['model']
    if (next !== undefined) highlight(next)
  }

  return {
    walk,
    end: () => {
      isWalking = false
    },
  }
}
