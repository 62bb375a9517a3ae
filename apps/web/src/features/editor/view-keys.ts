import type { Shortcut } from '../../shortcuts/shortcuts.ts'
import type { Point } from './geometry.ts'
import { t } from './text.ts'
import type { ViewControl } from './use-view.ts'

/** CSS pixels. */
const PAN_STEP = 80
const DIRECTIONS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: PAN_STEP, y: 0 },
  ArrowRight: { x: -PAN_STEP, y: 0 },
  ArrowUp: { x: 0, y: PAN_STEP },
  ArrowDown: { x: 0, y: -PAN_STEP },
}
const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const

/** Closer, farther and about. Where plain arrows have another use, those with Ctrl move the picture. */
export const viewKeys = (view: ViewControl, arrowsAreFree: () => boolean): Shortcut[] => {
  const pan = ({ key }: KeyboardEvent) => view.pan(DIRECTIONS[key] ?? { x: 0, y: 0 })
  return [
    { keys: ['+', '='], label: () => t('closer'), run: view.closer },
    { keys: ['-'], label: () => t('farther'), run: view.farther },
    { keys: ['0'], label: () => t('fit'), run: view.fit },
    { keys: ['1'], label: () => t('actual'), run: view.actual },
    { keys: ARROWS.map(arrow => `mod+${arrow}`), label: () => t('movePicture'), run: pan },
    { keys: ARROWS, label: () => t('movePicture'), when: arrowsAreFree, run: pan },
  ]
}
