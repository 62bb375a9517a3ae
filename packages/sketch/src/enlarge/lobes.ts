const LOBES = 3

/** Lanczos' window over the ideal filter. */
function lanczos(x: number): number {
  const distance = Math.abs(x)
  if (distance < 1e-9) return 1
  if (distance >= LOBES) return 0
  const angle = Math.PI * distance
  return (LOBES * Math.sin(angle) * Math.sin(angle / LOBES)) / (angle * angle)
}

/**
 * The weights that, laid over a picture in which every pixel was repeated `scale` times, give what Lanczos' filter gives: of
 * odd length, for correlation, which is what libvips computes. sharp's own `lanczos3` is Lanczos for reducing only; enlarging,
 * libvips takes a cubic for it (`vips_resize`; lobes.test.ts shows the difference).
 *
 * With b the repetition, l the filter on the fine grid and g what is looked for, b * g = l; so g(n) - g(n - scale) =
 * l(n) - l(n - 1). Since the weights of each phase add up to 1, g ends where l does.
 */
export function lobes(scale: number): number[] {
  const fine = new Map<number, number>()
  for (let phase = 0; phase < scale; phase++) {
    const weights = Array.from({ length: 2 * LOBES + 3 }, (_, index) => {
      const pixel = index - LOBES - 1
      return { at: phase - scale * pixel, weight: lanczos((phase + 0.5) / scale - 0.5 - pixel) }
    })
    const sum = weights.reduce((total, { weight }) => total + weight, 0)
    for (const { at, weight } of weights) fine.set(at, weight / sum)
  }
  const reach = (LOBES - 1) * scale + scale / 2
  const found = new Map<number, number>()
  for (let at = -reach - scale; at <= reach; at++)
    found.set(at, (found.get(at - scale) ?? 0) + (fine.get(at) ?? 0) - (fine.get(at - 1) ?? 0))
  return Array.from({ length: 2 * reach + 1 }, (_, index) => found.get(reach - index) ?? 0)
}
