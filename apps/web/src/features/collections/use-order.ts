import { shallowRef } from 'vue'

/** Collections are put in order by dragging their cards; the menu of each does it without a mouse. */
export function useOrder(ids: () => readonly string[], move: (id: string, before: string | null) => Promise<unknown>) {
  const dragged = shallowRef<string>()
  /** The card that it would stand in front of; null for the end. */
  const before = shallowRef<string | null>()

  function begin(event: DragEvent, id: string) {
    dragged.value = id
    event.dataTransfer?.setData('text/plain', id)
    if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move'
  }

  /** Over the left half of a card it goes in front of it, over the right half behind. */
  function over(event: DragEvent, id: string) {
    if (dragged.value === undefined || !(event.currentTarget instanceof Element)) return
    event.preventDefault()
    const box = event.currentTarget.getBoundingClientRect()
    before.value = event.clientX < box.left + box.width / 2 ? id : after(id)
  }

  const after = (id: string) => ids()[ids().indexOf(id) + 1] ?? null

  async function drop() {
    const [id, place] = [dragged.value, before.value]
    end()
    if (id === undefined || place === undefined || place === id || place === after(id)) return
    await move(id, place)
  }

  function end() {
    dragged.value = undefined
    before.value = undefined
  }

  /** One step towards the beginning or the end, or all the way. */
  async function step(id: string, to: 'first' | 'earlier' | 'later' | 'last') {
    const at = ids().indexOf(id)
    const place = { first: ids()[0], earlier: ids()[at - 1], later: ids()[at + 2] ?? null, last: null }[to]
    if (place !== undefined && place !== id) await move(id, place)
  }

  return { dragged, before, begin, over, drop, end, step }
}
