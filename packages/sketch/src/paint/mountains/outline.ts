import type { Point } from '../../path.ts'

export const closed = (edge: readonly Point[], bottom: number) => [
  ...edge,
  [edge.at(-1)?.[0] ?? 0, bottom] as const,
  [edge[0]?.[0] ?? 0, bottom] as const,
]
