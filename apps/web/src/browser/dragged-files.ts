/** A picture of the page itself is dragged as a file, too. */
let isOwn = false

/** Tells what is dragged out of the page from what comes from outside, for as long as the page is there. */
export function followDrags(signal: AbortSignal) {
  const begins = (own: boolean) => () => {
    isOwn = own
  }
  addEventListener('dragstart', begins(true), { signal })
  addEventListener('dragend', begins(false), { signal })
}

/** Files from outside. Words that are dragged go where they are dropped, such as into the field that finds. */
export const bearsFiles = ({ dataTransfer }: DragEvent): boolean =>
  !isOwn && (dataTransfer?.types.includes('Files') ?? false)
