/**
 * Packs a piece of a mask. Masks are flat, with slopes at their edges: what is written is how much each byte differs from
 * the one before, as runs of no change, small changes two to a byte, and the rest as it is.
 *
 * One byte says what follows: 0..127 so many (and one) without a change; 128..191 so many (and one) pairs of small
 * changes; 192..254 so many (less 191) changes as they are; 255 a long run, whose length (less one) is in two bytes.
 */
const PAIRS = 128
const PLAIN = 192
const LONG_RUN = 255
const MOST_PAIRS = PLAIN - PAIRS
const MOST_PLAIN = LONG_RUN - PLAIN
const MOST_SHORT = PAIRS
const MOST_LONG = 65_536
/** Fewer without a change, or with small ones, are cheaper among those around them. */
const WORTH_A_RUN = 6
const WORTH_PAIRS = 6

const isSmall = (change: number) => change <= 7 || change >= 248

export function pack(bytes: Uint8Array): Uint8Array {
  const changes = changesOf(bytes)
  // Never larger than this: a byte for each 63 plain ones.
  const out = new Uint8Array(bytes.length + Math.ceil(bytes.length / MOST_PLAIN) + 3)
  let [at, end] = [0, 0]
  while (at < changes.length) {
    const run = runAt(changes, at)
    if (run >= WORTH_A_RUN || at + run === changes.length) {
      end = writeRun(out, end, run)
      at += run
    } else {
      const small = smallAt(changes, at)
      const { taken, end: next } =
        small >= WORTH_PAIRS ? writePairs(out, end, changes, at, small) : writePlain(out, end, changes, at)
      at += taken
      end = next
    }
  }
  return out.slice(0, end)
}

function changesOf(bytes: Uint8Array): Uint8Array {
  const changes = new Uint8Array(bytes.length)
  let before = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const value = bytes[at] ?? 0
    changes[at] = value - before
    before = value
  }
  return changes
}

function runAt(changes: Uint8Array, at: number, most = MOST_LONG): number {
  let end = at
  while (end < changes.length && end - at < most && changes[end] === 0) end += 1
  return end - at
}

/** How many small changes follow, an even number of them, up to the next run that is worth it. */
function smallAt(changes: Uint8Array, at: number): number {
  let [end, zeros] = [at, 0]
  while (end < changes.length && end - at < 2 * MOST_PAIRS && isSmall(changes[end] ?? 0) && zeros < WORTH_A_RUN) {
    zeros = changes[end] === 0 ? zeros + 1 : 0
    end += 1
  }
  const length = zeros < WORTH_A_RUN ? end - at : end - at - zeros
  return length - (length % 2)
}

function writeRun(out: Uint8Array, end: number, run: number): number {
  if (run <= MOST_SHORT) {
    out[end] = run - 1
    return end + 1
  }
  out.set([LONG_RUN, (run - 1) >> 8, (run - 1) & 255], end)
  return end + 3
}

function writePairs(out: Uint8Array, end: number, changes: Uint8Array, at: number, length: number) {
  let next = end
  out[next++] = PAIRS + length / 2 - 1
  for (let pair = at; pair < at + length; pair += 2)
    out[next++] = (((changes[pair] ?? 0) & 15) << 4) | ((changes[pair + 1] ?? 0) & 15)
  return { taken: length, end: next }
}

function writePlain(out: Uint8Array, end: number, changes: Uint8Array, at: number) {
  const isPlain = (place: number) =>
    smallAt(changes, place) < WORTH_PAIRS && runAt(changes, place, WORTH_A_RUN) < WORTH_A_RUN
  let last = at + 1
  while (last < changes.length && last - at < MOST_PLAIN && isPlain(last)) last += 1
  out[end] = PLAIN + last - at - 1
  out.set(changes.subarray(at, last), end + 1)
  return { taken: last - at, end: end + 1 + last - at }
}

/** `length` bytes of what was packed. */
export function unpack(packed: Uint8Array, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let [at, end, value] = [0, 0, 0]
  const take = () => packed[at++] ?? 0
  const write = (change: number) => {
    value = (value + change) & 255
    bytes[end++] = value
  }
  while (at < packed.length) {
    const token = take()
    if (token < PAIRS || token === LONG_RUN) {
      const run = token === LONG_RUN ? take() * 256 + take() + 1 : token + 1
      bytes.fill(value, end, end + run)
      end += run
    } else if (token < PLAIN) {
      for (let pair = token - PAIRS; pair >= 0; pair -= 1) {
        const both = take()
        write(both >> 4 > 7 ? (both >> 4) - 16 : both >> 4)
        write((both & 15) > 7 ? (both & 15) - 16 : both & 15)
      }
    } else for (let plain = token - PLAIN; plain >= 0; plain -= 1) write(take())
  }
  return bytes
}
