import { computed, shallowRef } from 'vue'
import { plain } from '../../../i18n/format.ts'
import type { Point, Size } from '../geometry.ts'
import type { Handle } from '../parts/handles.ts'
import { useSteps } from '../parts/use-steps.ts'
import type { EditorState, Extend } from '../result.ts'
import { t } from '../text.ts'
import {
  frameOf,
  isExtended,
  isSame,
  MOST_PIXELS,
  NO_EXTEND,
  pull,
  setSide,
  sizeOf,
  takenUp,
  type Extended,
  type Side,
} from './frame.ts'

const textOf = ({ width, height }: Size) => t('size2', { width: plain(width), height: plain(height) })

export type FrameTask = ReturnType<typeof useFrame>

/** How far a picture is to grow on each side, while one is deciding. */
export function useFrame(size: Size, start: EditorState | undefined, say: (text: string) => void) {
  const steps = useSteps<Extend>(start?.kind === 'frame' ? takenUp(size, start.extend) : NO_EXTEND, isSame)
  const extend = steps.value
  /** What was wished was more than there may be. */
  const isRefused = shallowRef(false)
  const future = computed(() => sizeOf(size, extend.value))
  const sizeText = () => textOf(future.value)
  let pulledFrom = NO_EXTEND

  function take(next: Extended | undefined) {
    isRefused.value = next?.isRefused ?? true
    if (next) steps.step(next.extend)
    tell()
  }
  const tell = () => {
    if (!isRefused.value) say(sizeText())
  }

  return {
    size,
    extend,
    future,
    isRefused,
    sizeText,
    frame: computed(() => frameOf(size, extend.value)),
    setSide: (side: Side, pixels: number) => take(setSide(size, extend.value, side, pixels)),
    /** One that is undefined would be too large. */
    choose: (next: Extend | undefined) => take(next && { extend: next, isRefused: false }),
    reset: () => take({ extend: NO_EXTEND, isRefused: false }),
    nudge: (handle: Handle, by: Point) => take(pull(size, extend.value, handle, by)),
    /** `by` is the way since it was taken hold of. */
    grab() {
      pulledFrom = extend.value
    },
    drag(handle: Handle, by: Point) {
      const next = pull(size, pulledFrom, handle, by)
      isRefused.value = next.isRefused
      steps.preview(next.extend)
    },
    drop() {
      steps.commit()
      tell()
    },
    undo() {
      isRefused.value = false
      say(steps.undo() ? t('undidTo', { what: sizeText() }) : t('nothingToUndo'))
    },
    redo() {
      isRefused.value = false
      say(steps.redo() ? t('redidTo', { what: sizeText() }) : t('nothingToRedo'))
    },
    canUndo: steps.canUndo,
    canRedo: steps.canRedo,

    isChanged: steps.isChanged,
    canFinish: computed(() => isExtended(extend.value)),
    action: () => t('extendTo', { size: sizeText() }),
    status() {
      if (isRefused.value) return t('tooLarge', { most: plain(MOST_PIXELS) })
      if (!isExtended(extend.value)) return t('frameHint')
      return t('sizeNow', { size: textOf(size) })
    },
    finish: async () =>
      ({ kind: 'frame', extend: extend.value, state: { kind: 'frame', extend: extend.value } }) as const,
  }
}
