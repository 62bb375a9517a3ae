/** What stands for a letter without a shape, in ems. */
export const BOX_ADVANCE = 0.78

/** As the data of an SVG path, standing on `y`. */
export function boxAt(x: number, y: number, size: number): string {
  const [left, top, side, line] = [x + size * 0.08, y - size * 0.68, size * 0.62, Math.max(1, size * 0.08)]
  const frame = (inset: number, sweep: 'outer' | 'inner') => {
    const [from, to, up, down] = [left + inset, left + side - inset, top + inset, top + side - inset]
    return sweep === 'outer' ? `M${from} ${up}H${to}V${down}H${from}Z` : `M${from} ${up}V${down}H${to}V${up}Z`
  }
  return frame(0, 'outer') + frame(line, 'inner')
}
