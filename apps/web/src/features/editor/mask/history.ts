import { NOTHING, union, wholeOf, type Rect } from '../geometry.ts'
import { pack, unpack } from './pack.ts'
import type { Plane } from './plane.ts'
import { createTiles } from './tiles.ts'

/** What was done, as it is said when it is taken back. */
export type Change = 'stroke' | 'erasing' | 'lasso' | 'rectangle' | 'cut' | 'invert' | 'fill' | 'clear'

interface Step {
  readonly change: Change
  /** Packed, as they were; undone, as they were after it. */
  tiles: ReadonlyMap<number, Uint8Array>
}

export interface Restored {
  readonly change: Change
  readonly rect: Rect
  /** By how much all pixels together have changed. */
  readonly gain: number
}

interface Limits {
  readonly steps: number
  readonly bytes: number
}
const LIMITS: Limits = { steps: 200, bytes: 128 * 2 ** 20 }

/** So much of memory is a step whatever it holds: its map and its arrays. */
const STEP_BYTES = 256
const bytesOf = ({ tiles }: Step) =>
  [...tiles.values()].reduce((sum, tile) => sum + tile.length + STEP_BYTES, STEP_BYTES)

/**
 * What was done to a mask, step by step. A step holds the tiles that it has changed, packed: a few hundred kilobytes
 * where the mask has sixteen million pixels. To invert needs none; it is its own way back.
 */
export function createHistory(plane: Plane, limits: Limits = LIMITS) {
  const tiles = createTiles(plane)
  const done: Step[] = []
  const undone: Step[] = []
  /** Of the step that is under way, as they were. */
  let open = new Map<number, Uint8Array>()
  let usedBytes = 0

  function push(step: Step) {
    undone.length = 0
    done.push(step)
    usedBytes = done.reduce((sum, one) => sum + bytesOf(one), 0)
    while (done.length > limits.steps || usedBytes > limits.bytes) {
      const dropped = done.shift()
      if (!dropped) return
      usedBytes -= bytesOf(dropped)
    }
  }

  function invert(): number {
    let gain = 0
    const { data } = plane
    for (let at = 0; at < data.length; at += 1) {
      const before = data[at] ?? 0
      data[at] = 255 - before
      gain += 255 - 2 * before
    }
    return gain
  }

  /** Puts the step's tiles in place of the plane's, and these into the step. */
  function swap(step: Step): Restored {
    if (step.change === 'invert') return { change: step.change, rect: wholeOf(plane), gain: invert() }
    let [rect, gain] = [NOTHING, 0]
    const before = new Map<number, Uint8Array>()
    for (const [tile, bytes] of step.tiles) {
      before.set(tile, pack(tiles.read(tile)))
      gain += tiles.write(tile, unpack(bytes, tiles.sizeOf(tile)))
      rect = union(rect, tiles.rectOf(tile))
    }
    step.tiles = before
    return { change: step.change, rect, gain }
  }

  function move(from: Step[], to: Step[]): Restored | undefined {
    const step = from.pop()
    if (!step) return undefined
    const restored = swap(step)
    to.push(step)
    return restored
  }

  return {
    /** Before `rect` changes. */
    touch(rect: Rect) {
      for (const tile of tiles.within(rect)) if (!open.has(tile)) open.set(tile, tiles.read(tile))
    },

    /** The step is over. False where nothing has become of it, which is no step. */
    commit(change: Change): boolean {
      const changed = [...open].filter(([tile, before]) => !isSame(before, tiles.read(tile)))
      const step = { change, tiles: new Map(changed.map(([tile, before]) => [tile, pack(before)])) }
      open = new Map()
      if (step.tiles.size === 0) return false
      push(step)
      return true
    },

    /** Takes back what the step has done so far. */
    rollback(): { readonly rect: Rect; readonly gain: number } {
      let [rect, gain] = [NOTHING, 0]
      for (const [tile, before] of open) {
        gain += tiles.write(tile, before)
        rect = union(rect, tiles.rectOf(tile))
      }
      open = new Map()
      return { rect, gain }
    },

    invert(): number {
      push({ change: 'invert', tiles: new Map() })
      return invert()
    },

    undo: () => move(done, undone),
    redo: () => move(undone, done),
    canUndo: () => done.length > 0,
    canRedo: () => undone.length > 0,
    usedBytes: () => usedBytes,
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false
  return true
}
