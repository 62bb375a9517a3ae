const NUMBERS = /[MLCZ]|-?\d+(?:\.\d+)?/g

/** A slow, smooth unrest over the plane: the same place is always moved the same way, so that neighbours stay neighbours. */
function unrest(x: number, y: number, phase: number): number {
  return (
    Math.sin(x * 0.021 + phase) * 0.45 +
    Math.sin(y * 0.027 + phase * 1.7 + x * 0.009) * 0.45 +
    Math.sin((x + y) * 0.083 + phase * 2.3) * 0.28 +
    Math.sin((x - y) * 0.19 + phase) * 0.14
  )
}

const MAX_PIECE = 26

/** Draws a path as an unsteady hand would: long straight lines are broken up and every point is moved by about `amount`. */
export function wobble(d: string, amount: number, phase: number): string {
  const tokens = d.match(NUMBERS) ?? []
  const out: string[] = []
  let [command, x, y] = ['M', 0, 0]
  const move = (px: number, py: number) =>
    `${(px + unrest(px, py, phase) * amount).toFixed(1)} ${(py + unrest(py, px, phase + 4) * amount).toFixed(1)}`
  const take = (index: number) => Number(tokens[index] ?? 0)
  for (let index = 0; index < tokens.length;) {
    const token = tokens[index] ?? ''
    if (/[MLCZ]/.test(token)) {
      command = token
      index += 1
      if (token === 'Z') out.push('Z')
      continue
    }
    if (command === 'C') {
      out.push(`C${[0, 2, 4].map(offset => move(take(index + offset), take(index + offset + 1))).join(' ')}`)
      ;[x, y] = [take(index + 4), take(index + 5)]
      index += 6
      continue
    }
    const [nextX, nextY] = [take(index), take(index + 1)]
    const pieces = command === 'L' ? Math.min(24, Math.ceil(Math.hypot(nextX - x, nextY - y) / MAX_PIECE)) : 1
    for (let piece = 1; piece <= pieces; piece++) {
      const t = piece / pieces
      out.push(
        `${command === 'M' ? 'M' : 'L'}${command === 'M' ? move(nextX, nextY) : move(x + (nextX - x) * t, y + (nextY - y) * t)}`,
      )
    }
    ;[x, y] = [nextX, nextY]
    index += 2
  }
  return out.join('')
}
