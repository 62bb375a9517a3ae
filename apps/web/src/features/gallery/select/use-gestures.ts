import { onScopeDispose } from 'vue'
import { createLongPress } from '../../../browser/long-press.ts'

interface Gestures {
  /** The id of the tile that an event is about. */
  readonly idOf: (event: Event) => string | undefined
  readonly isChoosing: () => boolean
  readonly open: (id: string) => unknown
  readonly toggle: (id: string) => unknown
  readonly extendTo: (id: string) => unknown
  readonly favorite: (id: string) => unknown
  readonly rate: (id: string, stars: number) => unknown
}

/** What a press on a tile means: open, select (check mark, or once something is selected), extend (Shift), begin selecting (long press). */
export function useGestures({ idOf, isChoosing, open, toggle, extendTo, favorite, rate }: Gestures) {
  const { begin, move, cancel } = createLongPress()
  let isHandled = false

  function press(event: PointerEvent) {
    isHandled = false
    const id = idOf(event)
    if (event.pointerType !== 'touch' || id === undefined) return
    begin(event, () => {
      isHandled = true
      toggle(id)
    })
  }

  function click(event: MouseEvent) {
    cancel()
    const id = idOf(event)
    // A new tab or window is the browser's business.
    if (id === undefined || event.button !== 0 || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    if (isHandled) {
      isHandled = false
      return
    }
    const mark =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-mark]')?.dataset['mark'] : undefined
    if (event.shiftKey) extendTo(id)
    else if (mark === 'check' || isChoosing()) toggle(id)
    else if (mark === 'heart') favorite(id)
    else if (mark?.startsWith('star-')) rate(id, Number(mark.slice('star-'.length)))
    else open(id)
  }

  /** A long press on a touch screen selects; it does not ask what to do with a link. */
  function menu(event: MouseEvent) {
    if (event instanceof PointerEvent && event.pointerType === 'touch') event.preventDefault()
  }

  onScopeDispose(cancel)
  return {
    press,
    move,
    cancel,
    click,
    menu,
    swallowClick: () => {
      isHandled = true
    },
  }
}
