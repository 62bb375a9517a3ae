import { computed, shallowRef } from 'vue'
import { number, plain } from '../../../i18n/format.ts'
import type { Point, Rect, Size } from '../geometry.ts'
import type { Handle } from '../parts/handles.ts'
import { RATIOS } from '../parts/ratios.ts'
import { useSteps } from '../parts/use-steps.ts'
import type { EditorState } from '../result.ts'
import { t } from '../text.ts'
import { fitOnto, move, resize, setNumber, wholePixels, withRatio } from './crop.ts'
import { flip, turn, turnedSize, wholeCrop, type Crop } from './orientation.ts'
import { renderCrop } from './render.ts'

export const MOST_DEGREES = 45
export type Shape = 'free' | 'original' | (typeof RATIOS)[number]['name']
export type CropTask = ReturnType<typeof useCrop>

/** What was 3:2 is 2:3 then. */
const turnedShape = (shape: Shape): Shape =>
  RATIOS.find(({ name }) => name === shape.split(':').toReversed().join(':'))?.name ?? shape

const isSame = (a: Crop, b: Crop) => JSON.stringify(a) === JSON.stringify(b)

/** The part of a picture that is kept, and how it is turned, while one is deciding. */
export function useCrop(size: Size, start: EditorState | undefined, say: (text: string) => void) {
  const steps = useSteps<Crop>(start?.kind === 'picture' ? takenUp(size, start) : wholeCrop(size), isSame)
  const crop = steps.value
  const shape = shallowRef<Shape>('free')
  const picture = computed(() => turnedSize(size, crop.value))
  const kept = computed(() => wholePixels(crop.value.rect, picture.value, crop.value.angle))
  const sizeText = () => t('size2', { width: plain(kept.value.width), height: plain(kept.value.height) })
  const ratio = computed(() => {
    if (shape.value === 'free') return undefined
    if (shape.value === 'original') return picture.value.width / picture.value.height
    return RATIOS.find(({ name }) => name === shape.value)?.ratio
  })
  let pulledFrom = crop.value.rect
  /** The part as it was before the picture was put straight, which comes back when that is taken back by hand. */
  let levelled: { readonly rect: Rect; readonly shown: Rect } | undefined

  const withRect = (rect: Rect): Crop => ({ ...crop.value, rect })
  const options = () => ({ picture: picture.value, angle: crop.value.angle, ratio: ratio.value })
  const tell = () => say(sizeText())
  function set(next: Crop) {
    steps.step(next)
    tell()
  }
  const moved = (from: Rect, handle: Handle, by: Point) =>
    handle.x === 0 && handle.y === 0
      ? move(from, by, picture.value, crop.value.angle)
      : resize(from, handle, by, options())

  return {
    size,
    crop,
    shape,
    picture,
    kept,
    sizeText,
    setNumber: (key: keyof Rect, value: number) => set(withRect(setNumber(crop.value.rect, key, value, options()))),
    choose(next: Shape) {
      shape.value = next
      if (ratio.value !== undefined)
        set(withRect(withRatio(crop.value.rect, ratio.value, picture.value, crop.value.angle)))
    },
    /** Another angle while it is being looked for; `drop` ends it. */
    straighten(angle: number) {
      if (levelled?.shown !== crop.value.rect) levelled = { rect: crop.value.rect, shown: crop.value.rect }
      const shown = fitOnto(levelled.rect, picture.value, angle)
      levelled = { rect: levelled.rect, shown }
      steps.preview({ ...crop.value, angle, rect: shown })
    },
    turn(direction: 1 | -1) {
      steps.step(turn(size, crop.value, direction))
      // A shape that stands upright lies down with the picture.
      shape.value = turnedShape(shape.value)
      say(t(direction > 0 ? 'turnedRight' : 'turnedLeft'))
    },
    flip(axis: 'across' | 'down') {
      steps.step(flip(size, crop.value, axis))
      say(t(axis === 'across' ? 'flippedAcross' : 'flippedDown'))
    },
    reset() {
      shape.value = 'free'
      set(wholeCrop(size))
    },
    nudge: (handle: Handle, by: Point) => set(withRect(moved(crop.value.rect, handle, by))),
    grab() {
      pulledFrom = crop.value.rect
    },
    drag: (handle: Handle, by: Point) => steps.preview(withRect(moved(pulledFrom, handle, by))),
    drop() {
      steps.commit()
      tell()
    },
    undo: () => say(steps.undo() ? t('undidTo', { what: sizeText() }) : t('nothingToUndo')),
    redo: () => say(steps.redo() ? t('redidTo', { what: sizeText() }) : t('nothingToRedo')),
    canUndo: steps.canUndo,
    canRedo: steps.canRedo,
    angleText: () => t('degrees', { value: number(crop.value.angle, { maximumFractionDigits: 1 }) }),

    isChanged: steps.isChanged,
    canFinish: computed(() => !isSame(crop.value, wholeCrop(size))),
    action: () => t('useCrop'),
    status: sizeText,
    async finish(image: HTMLImageElement) {
      return {
        kind: 'picture',
        picture: await renderCrop(image, size, crop.value),
        state: { kind: 'picture', ...crop.value },
      } as const
    },
  }
}

/** As it was kept, for a picture that may be another one now. */
function takenUp(size: Size, { isFlipped, quarters, angle, rect }: Crop): Crop {
  return { isFlipped, quarters, angle, rect: fitOnto(rect, turnedSize(size, { quarters }), angle) }
}
