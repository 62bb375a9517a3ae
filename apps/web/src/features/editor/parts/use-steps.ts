import { computed, shallowRef } from 'vue'

/** More of them nobody takes back one by one. */
const MOST = 200

/** A value with its past: what is set while something is being pulled is one step. */
export function useSteps<Value>(first: Value, isSame: (a: Value, b: Value) => boolean) {
  const value = shallowRef<Value>(first)
  const done = shallowRef<readonly Value[]>([])
  const undone = shallowRef<readonly Value[]>([])
  let before: Value | undefined

  function step(next: Value) {
    commit()
    if (isSame(next, value.value)) return
    done.value = [...done.value, value.value].slice(-MOST)
    undone.value = []
    value.value = next
  }

  /** The first of several belongs to a step that `commit` ends. */
  function preview(next: Value) {
    before ??= value.value
    value.value = next
  }
  function commit() {
    const [from, to] = [before, value.value]
    before = undefined
    if (from === undefined || isSame(from, to)) return
    done.value = [...done.value, from].slice(-MOST)
    undone.value = []
  }

  function undo(): boolean {
    commit()
    const last = done.value.at(-1)
    if (last === undefined) return false
    done.value = done.value.slice(0, -1)
    undone.value = [...undone.value, value.value]
    value.value = last
    return true
  }
  function redo(): boolean {
    const next = undone.value.at(-1)
    if (next === undefined) return false
    undone.value = undone.value.slice(0, -1)
    done.value = [...done.value, value.value]
    value.value = next
    return true
  }

  return {
    value,
    step,
    preview,
    commit,
    undo,
    redo,
    canUndo: computed(() => done.value.length > 0),
    canRedo: computed(() => undone.value.length > 0),
    isChanged: computed(() => !isSame(value.value, first)),
  }
}
