import { boundsOf, paintSegment, type Mode, type Profile } from './brush.ts'
import { intersect, isEmpty, NOTHING, union, wholeOf, type Point, type Rect, type Size } from '../geometry.ts'
import { feather } from './feather.ts'
import { createHistory, type Change, type Restored } from './history.ts'
import { createPlane, createPyramid, refresh, type Plane } from './plane.ts'
import { boundsOfPolygon, fillPolygon, fillRectangle } from './polygon.ts'
import type { Way } from './stroke.ts'

export type Mask = ReturnType<typeof createMask>

/** What is to be made anew of a picture: its pixels, what was done to them, and what of them is not shown yet. */
export function createMask(size: Size) {
  const plane = createPlane(size)
  const pyramid = createPyramid(plane)
  const history = createHistory(plane)
  const whole = wholeOf(size)
  /** All pixels together. */
  let total = 0
  /** What has changed since it was last asked for. */
  let dirty: Rect = NOTHING

  function changed(rect: Rect, gain: number) {
    const inside = intersect(rect, whole)
    if (isEmpty(inside)) return
    total += gain
    refresh(pyramid, inside)
    dirty = union(dirty, inside)
  }

  function setAll(value: 0 | 255, change: Change): boolean {
    history.touch(whole)
    plane.data.fill(value)
    changed(whole, value * plane.data.length - total)
    return history.commit(change)
  }

  function restore(restored: Restored | undefined): Change | undefined {
    if (restored) changed(restored.rect, restored.gain)
    return restored?.change
  }

  return {
    size,
    pyramid,
    share: () => total / (255 * plane.data.length),
    canUndo: history.canUndo,
    canRedo: history.canRedo,

    takeDirty(): Rect {
      const rect = dirty
      dirty = NOTHING
      return rect
    },

    /** Part of a step; `commit` ends it. */
    paint(ways: readonly Way[], profile: Profile, mode: Mode) {
      let [rect, gain] = [NOTHING, 0]
      for (const [from, to] of ways) {
        const bounds = boundsOf(from, to)
        history.touch(bounds)
        gain += paintSegment(plane, { from, to, profile, mode })
        rect = union(rect, bounds)
      }
      changed(rect, gain)
    },
    polygon(points: readonly Point[], mode: Mode) {
      const bounds = boundsOfPolygon(points)
      history.touch(bounds)
      changed(bounds, fillPolygon(plane, points, mode))
    },
    rectangle(rect: Rect, mode: Mode) {
      history.touch(rect)
      changed(rect, fillRectangle(plane, rect, mode))
    },
    commit: history.commit,
    rollback() {
      const { rect, gain } = history.rollback()
      changed(rect, gain)
    },

    invert() {
      changed(whole, history.invert())
    },
    clear: () => setAll(0, 'clear'),
    fill: () => setAll(255, 'fill'),
    undo: () => restore(history.undo()),
    redo: () => restore(history.redo()),

    /** One that was made before, as its beginning: there is nothing to take back. */
    load(bytes: Uint8Array) {
      plane.data.set(bytes)
      changed(whole, bytes.reduce((sum, byte) => sum + byte, 0) - total)
    },

    /** As it was painted. */
    plain: (): Plane => plane,
    /** With its edges faded over so many pixels. */
    feathered(radius: number): Plane {
      if (radius === 0) return plane
      const soft = createPlane(size)
      feather(plane, soft, whole, radius)
      return soft
    },
  }
}
