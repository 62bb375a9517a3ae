import { shallowRef } from 'vue'
import { plain } from '../../../i18n/format.ts'
import type { Point } from '../geometry.ts'
import { t } from '../text.ts'
import type { ViewControl } from '../use-view.ts'
import { stepFrom } from './crosshair.ts'
import type { useDrawing } from './use-drawing.ts'
import type { MaskTask } from './use-mask.ts'

/** Draws by the keyboard: arrows move a place about, and what a pointer would press and let go is one key. */
export function useCrosshair(
  task: MaskTask,
  drawing: ReturnType<typeof useDrawing>,
  view: () => ViewControl | undefined,
) {
  const { size } = task.mask
  const place = shallowRef<Point>({ x: Math.round(size.width / 2), y: Math.round(size.height / 2) })
  const isShown = shallowRef(false)
  /** Whether it was the keyboard that put the tool down. */
  const holds = shallowRef(false)
  const at = () => ({ x: plain(place.value.x), y: plain(place.value.y) })

  function show() {
    isShown.value = true
  }

  return {
    place,
    isShown,
    holds,
    show,
    /** The pointer has it now. */
    hide() {
      isShown.value = false
      if (holds.value) drawing.cancel()
      holds.value = false
    },
    move({ key, shiftKey }: KeyboardEvent) {
      show()
      const control = view()
      place.value = stepFrom(place.value, { key, isLarge: shiftKey, scale: control?.view.value.scale ?? 1 }, size)
      control?.reveal(place.value)
      if (holds.value) drawing.move([place.value])
      task.say(t('crosshairAt', at()))
    },
    /** Puts the tool down, or lifts it. */
    press({ repeat }: KeyboardEvent) {
      if (repeat) return
      show()
      if (holds.value) {
        holds.value = false
        drawing.end(place.value)
        return
      }
      holds.value = true
      drawing.begin(place.value)
      task.say(t('toolDown', at()))
    },
    cancel() {
      holds.value = false
      drawing.cancel()
      task.say(t('cancelled'))
    },
  }
}
