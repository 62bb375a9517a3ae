import type { Shortcut } from '../../../shortcuts/shortcuts.ts'
import { t } from '../text.ts'
import type { Zoom } from './use-zoom.ts'
import { FITTED, type Point } from './zoom.ts'

const PAN_STEP = 80
const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: PAN_STEP, y: 0 },
  ArrowRight: { x: -PAN_STEP, y: 0 },
  ArrowUp: { x: 0, y: PAN_STEP },
  ArrowDown: { x: 0, y: -PAN_STEP },
}

/** Closer, farther, and about on what is enlarged; the same for one picture and for several. */
export const zoomKeys = (zoom: Zoom): Shortcut[] => [
  { keys: ['+', '='], label: t('closer'), run: zoom.closer },
  { keys: ['-'], label: t('farther'), when: () => zoom.isClose.value, run: zoom.farther },
  { keys: ['w'], label: t('leap'), run: zoom.leap },
  {
    keys: Object.keys(directions),
    label: t('pan'),
    when: () => zoom.isClose.value,
    run: ({ key }) => zoom.pan(directions[key] ?? FITTED),
  },
  { keys: ['Escape'], label: t('backToWhole'), when: () => zoom.isClose.value, run: zoom.fit },
]
