import { shallowRef } from 'vue'
import { readStored, store } from '../../../browser/stored.ts'
import type { LayoutOptions } from '../../../ui/justified-rows.ts'

const KEY = 'atelier.studio-size'
/** How high rows are, more or less, from the smallest pictures to the largest; pixels. */
const ROW_HEIGHTS = {
  phone: [72, 92, 124, 168, 232, 340],
  desktop: [110, 150, 200, 260, 340, 460],
} as const
export const LARGEST_SIZE = ROW_HEIGHTS.desktop.length - 1
const USUAL_SIZE = 3
const PHONE_PX = 640

/** How large the pictures of the sheet are, as it was chosen in this browser: 0 to `LARGEST_SIZE`. */
export function usePictureSize() {
  const stored = Number(readStored(KEY) ?? USUAL_SIZE)
  const size = shallowRef(Number.isInteger(stored) && stored >= 0 && stored <= LARGEST_SIZE ? stored : USUAL_SIZE)
  function choose(next: number) {
    size.value = next
    store(KEY, String(next))
  }
  return { size, choose }
}

/** Pictures grow a little with a very large screen. */
export function sheetOptions(width: number, size: number): LayoutOptions {
  const isPhone = width < PHONE_PX
  const growth = Math.min(Math.max(width / 1400, 1), 1.5)
  const rowHeight = ROW_HEIGHTS[isPhone ? 'phone' : 'desktop'][size] ?? 0
  return { width, rowHeight: Math.round(rowHeight * growth), gap: isPhone ? 4 : 8 }
}
