import { shallowRef } from 'vue'
import type { Point } from '../geometry.ts'
import { createProfile, type Mode, type Profile } from './brush.ts'
import { rectangleOf } from './polygon.ts'
import { createStroke, type Touch } from './stroke.ts'
import type { MaskTask } from './use-mask.ts'

/** What is being enclosed, in pixels of the picture: points in a row, or two corners. */
export interface Outline {
  readonly shape: 'lasso' | 'rectangle'
  readonly points: readonly Point[]
}

interface Drawing {
  readonly move: (touches: readonly Touch[]) => void
  readonly end: (touch: Touch) => void
}

/** A lasso that was only tapped encloses nothing. */
const FEWEST_POINTS = 3

/** Whatever tool it is, and whether a pointer or the keyboard moves it: it is put down, moves, and is lifted. */
export function useDrawing({ mask, settings, draw, did }: MaskTask) {
  const outline = shallowRef<Outline>()
  const isDown = shallowRef(false)
  let drawing: Drawing | undefined

  function brush(touch: Touch, mode: Mode): Drawing {
    const { size, hardness, usesPressure } = settings.value
    // Half a pixel more, over which even a hard rim fades: half of it is inside, and half outside.
    const radius = size / 2 + 0.5
    const profile: Profile = createProfile(hardness / 100, radius)
    const stroke = createStroke(radius)
    const felt = ({ x, y, pressure }: Touch): Touch => ({ x, y, pressure: usesPressure ? pressure : undefined })
    const paint = (ways: Parameters<typeof mask.paint>[0]) => {
      mask.paint(ways, profile, mode)
      draw.value?.()
    }
    paint(stroke.begin(felt(touch)))
    return {
      move: touches => paint(stroke.move(touches.map(felt))),
      end(last) {
        paint(stroke.finish(felt(last)))
        const change = mode === 'add' ? 'stroke' : 'erasing'
        if (mask.commit(change)) did(change)
      },
    }
  }

  function area(touch: Touch, shape: Outline['shape']): Drawing {
    const mode = settings.value.area
    outline.value = { shape, points: [touch] }
    const follow = (touches: readonly Touch[]) => {
      const points = outline.value?.points ?? []
      outline.value = { shape, points: [...(shape === 'lasso' ? points : points.slice(0, 1)), ...touches] }
    }
    return {
      move: touches => follow(shape === 'lasso' ? touches : touches.slice(-1)),
      end(last) {
        follow([last])
        const points = outline.value?.points ?? []
        outline.value = undefined
        if (shape === 'rectangle') mask.rectangle(rectangleOf(touch, last, mask.plain()), mode)
        else if (points.length >= FEWEST_POINTS) mask.polygon(points, mode)
        const change = mode === 'add' ? shape : 'cut'
        if (mask.commit(change)) did(change)
      },
    }
  }

  return {
    outline,
    isDown,
    /** `isEraser` is of a pen that was turned around. */
    begin(touch: Touch, isEraser = false) {
      const { tool } = settings.value
      isDown.value = true
      drawing =
        isEraser || tool === 'eraser'
          ? brush(touch, 'remove')
          : tool === 'brush'
            ? brush(touch, 'add')
            : area(touch, tool)
    },
    move: (touches: readonly Touch[]) => drawing?.move(touches),
    end(touch: Touch) {
      const ended = drawing
      drawing = undefined
      isDown.value = false
      ended?.end(touch)
    },
    cancel() {
      drawing = undefined
      isDown.value = false
      outline.value = undefined
      mask.rollback()
      draw.value?.()
    },
  }
}
