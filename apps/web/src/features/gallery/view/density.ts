import { shallowRef } from 'vue'
import { store, readStored } from '../../../browser/stored.ts'
import type { LayoutOptions } from '../../../ui/justified-rows.ts'

export const DENSITIES = ['small', 'medium', 'large'] as const
export type Density = (typeof DENSITIES)[number]

const KEY = 'atelier.gallery-size'
const ROW_HEIGHTS = { phone: { small: 88, medium: 124, large: 210 }, desktop: { small: 140, medium: 210, large: 330 } }
const PHONE_PX = 640

/** How large pictures are shown, as it was chosen in this browser. */
export function useDensity() {
  const stored = readStored(KEY)
  const density = shallowRef<Density>(DENSITIES.find(name => name === stored) ?? 'medium')
  function choose(next: Density) {
    density.value = next
    store(KEY, next)
  }
  return { density, choose }
}

/** Pictures grow a little with a very large screen. */
export function layoutOptions(width: number, density: Density): LayoutOptions {
  const isPhone = width < PHONE_PX
  const growth = Math.min(Math.max(width / 1600, 1), 1.35)
  return {
    width,
    rowHeight: Math.round(ROW_HEIGHTS[isPhone ? 'phone' : 'desktop'][density] * growth),
    gap: isPhone ? 4 : 8,
  }
}
