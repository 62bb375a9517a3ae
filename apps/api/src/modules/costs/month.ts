/** A month by UTC, as costs are added up: `2026-11`. */
export const monthOf = (time: Date): string => time.toISOString().slice(0, 7)

/** When the next one begins. */
export const monthAfter = (time: Date): Date => new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + 1, 1))
