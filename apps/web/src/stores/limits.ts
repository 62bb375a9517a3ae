import type { Limit, ModelLimits } from '@atelier/contracts'
import { t } from '../i18n/common.ts'
import { plain } from '../i18n/format.ts'

export interface Size {
  readonly width: number
  readonly height: number
}
export type SizeLimits = Pick<ModelLimits, 'width' | 'height'>

/** The nearest value that a model takes. */
export function snap(value: number, { min, max, multipleOf = 1 }: Limit): number {
  const lowest = Math.ceil(min / multipleOf)
  const highest = Math.floor(max / multipleOf)
  const steps = Math.min(Math.max(Math.round(value / multipleOf), lowest), highest)
  // Steps like 0.1 have no exact binary form.
  return Number((steps * multipleOf).toFixed(6))
}

export const snapSize = ({ width, height }: Size, limits: SizeLimits): Size => ({
  width: snap(width, limits.width),
  height: snap(height, limits.height),
})

export const isSameSize = (a: Size, b: Size) => a.width === b.width && a.height === b.height

/** Guidance is no whole number, whatever its limit does not say. */
export const inTenths = (limit: Limit): Limit => ({ multipleOf: 0.1, ...limit })

/** Why a value is not what was typed; undefined where it is. */
export function snapNote(typed: number, limit: Limit): string | undefined {
  const { min, max, multipleOf = 1 } = limit
  const snapped = snap(typed, limit)
  if (snapped === typed) return undefined
  if (typed < min || typed > max) return t('snappedRange', { value: plain(snapped), min: plain(min), max: plain(max) })
  return multipleOf === 1
    ? t('snappedWhole', { value: plain(snapped) })
    : t('snappedMultiple', { value: plain(snapped), step: plain(multipleOf) })
}
